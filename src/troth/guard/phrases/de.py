"""The German phrase book. Its notation is told in `troth.guard.phrasebook`."""

TEXT = r"""
# ── words ─────────────────────────────────────────────────────────────────────────────────────

{want} =
will|wollte|moechte|mochte|wurde|muss|sollte|konnte|kann|werde|habe vor|plane|uberlege|denke
    (daran|dran|darueber|daruber) nach|denke (daran|dran)|nachdenke|hab vor|wunsche mir
    |wunschte|willst|gehe

{suicide} =
suizid|selbstmord|freitod|selbsttotung

{suicidal} =
suizidal|selbstmordgefahrdet|lebensmude|suizidgefahrdet

{myself} =
mich( selbst| selber)?

{drugs} =
pillen|tabletten|schlaftabletten|medikamente|paracetamol|ibuprofen|antidepressiva|schmerzmittel
    |insulin
xanax|valium|tavor|tilidin|tramadol|lorazepam|diazepam

{means} =
{drugs}|strick|seil|schlinge|messer|klinge|rasierklinge|pistole|waffe|gewehr|gurtel

{height} =
brucke|dach|balkon|klippe|hochhaus|fenster|gleise|gleisen|schienen|bahnsteig|bahnsteigkante|zug
    |lkw

{they} =
er|sie|mein (\w+ )?{man}|meine (\w+ )?{woman}|meine eltern|mein ex|unser vater

{man} =
mann|freund|ex|exfreund|vater|papa|stiefvater|bruder|onkel|partner|mitbewohner|sohn|chef

{woman} =
frau|freundin|ex|exfreundin|mutter|mama|stiefmutter|schwester|partnerin|mitbewohnerin|tochter

{one} =
{they}|jemand|(ein|mein|eine|meine|unser|unsere|der|die) (\w+ ){0,2}?(freund|freundin|kumpel
    |kollege|kollegin|schuler|schulerin|junge|madchen|bekannter|bekannte|nachbar|nachbarin
    |tochter|sohn|kind|oma|opa|tante)

# ── somebody else ─────────────────────────────────────────────────────────────────────────────

[de_other_wants_to_die] other high timed
{one} ~8 (sich _3 (umbringen|umzubringen|toten|das leben nehmen|was antun|etwas antun|erhangen
    |aufhangen)|nicht mehr (leben|da sein)|sterben (will|mochte|wolle)|{suicide}|{suicidal}
    |umbringt)
{one} _3 (will|mochte|wollte) _2 (sterben|tot sein)

[de_other_in_danger] other imminent
{one} _3 (hat|haben) _3 ({drugs}|uberdosis) _3 (geschluckt|genommen|eingenommen)
{one} ~6 (auf dem dach|auf der brucke|auf den gleisen) ~6 (spring\w*|steht)

[de_other_self_harm] other concern
{one} _3 (ritzt|verletzt|schneidet) sich|{one} _3 narben (an|auf) (den|ihren|seinen) (armen
    |handgelenken)

# ── violence from others ──────────────────────────────────────────────────────────────────────

[de_threat_to_kill] abuse high firm
{they} _4 (bringt|brachte|wird|wurde|will|wollte|droht|drohte|sagt|sagte|hat) _4 mich _3 (um
    |umbringen|toten|umzubringen|zu toten|abstechen|erschiessen|erwurgen)(?! wenn ich (zu spat
    |nicht|schon|das|die)\b)
{they} _3 (hat|wollte) mich _2 (gewurgt|erwurgt|vergewaltigt|missbraucht)|{they} (wurgt
    |vergewaltigt|missbraucht) mich
ich (wurde|werde) _2 (vergewaltigt|missbraucht)

[de_violence] abuse concern
{they} _3 (schlagt|pruegelt|verprugelt|tritt|ohrfeigt|schubst|schlug|bedroht) (mich|uns|die
    kinder)
{they} hat mich _3 (geschlagen|verprugelt|getreten|bedroht)|angst _3 (nach hause|heim)
    (zu )?(gehen|kommen)
angst vor (meinem|meiner) (mann|freund|vater|ex|stiefvater|partner|frau|freundin|mutter)

[de_attack_now] abuse imminent firm
{they} ~6 (tur|tuer) (ein|auf|zu)?(treten|schlagen|brechen|tritt|schlagt|bricht|hammert) ~8
    (hilfe|bitte|versteckt|angst|eingeschlossen|eingesperrt)
(versteckt|eingeschlossen|verstecke mich) ~10 ({they}|ihn|ihm) ~6 (messer|waffe|tur|schreit
    |kommt|tobt)
{they} _3 (hat|mit|halt) (ein|einem|eine|einer) _1 (messer|waffe|pistole|beil) ~6 (hilfe|bitte
    |angst|versteckt|droht|bedroht)

# ── harm to others ────────────────────────────────────────────────────────────────────────────

[de_will_hurt_someone] harm high
ich (werde|will|bringe|steche|erschiesse) _4 (ihn|sie|alle|meinen|meine|die lehrer|den) _3
    (umbringen|toten|um|ab|abstechen|erschiessen) ~10 (waffe|messer|montag|morgen|heute|plan
    |ernst|schule|gewehr|pistole)
(waffe|messer|gewehr|pistole|bombe) _3 (mit )?(in|zur|ins) (die )?(schule|arbeit|buro)
ich (werde|will) ~4 (schule|klasse|buro|firma|lehrerzimmer|rathaus|uni) (in die luft (jagen
    |sprengen)
    |sprengen|anzunden|abfackeln|in brand (setzen|stecken))
ich (jage|sprenge|zunde|brenne) ~4 (schule|klasse|buro|firma|lehrerzimmer|rathaus|uni) (in die luft
    |an<end>|ab<end>|nieder)
stimmen ~4 (ich soll|dass ich) ~4 (verletzen|toten|umbringen)|angst ~4 (meinem|mein) (baby
    |kind) ~4 (antun|antue|verletze)

[de_angry_threat] harm concern
ich (bringe|bring|werde|will) (ihn|sie|alle|meinen|meine) _2 (um|umbringen|toten)(?! (wenn
    |weil)\b)

# ── the person: said outright ─────────────────────────────────────────────────────────────────

[de_kill_myself] self high timed
(bring|bringe|brachte) _2 {myself} _3 um|{myself} _4 (umbringen|umzubringen|toten|zu toten
    |erhangen|aufhangen|erschiessen|vergiften|zu erhangen|aufzuhangen|umbringe|ertranken)
(erhange|tote|erschiesse|vergifte) {myself}|mir _3 das leben (nehmen|zu nehmen|nehme)|nehme mir
    _2 das leben
(meinem|mein) leben _2 (ein ende|beenden|zu beenden|beende)|{suicide} (begehen|zu begehen
    |machen|begehe)
mir _2 (was|etwas) (antun|anzutun|antue)|mir _2 die pulsadern

[de_wants_to_die] self high timed
ich {want} _4 (sterben|tot sein|nicht mehr leben|nicht mehr da sein|nicht mehr aufwachen|nicht
    mehr existieren|nie mehr aufwachen|fur immer schlafen|verschwinden fur immer|weg sein fur
    immer)
{want} ich _3 (sterben|tot sein|nicht mehr leben)|(ich|will|wollte) _3 nur (noch )?(sterben|tot
    sein)
ware (ich )?(am liebsten |lieber |doch |nur |schon |einfach )*tot|ich ware _3 tot|lieber tot als
(wunschte|wunsche) _3 (tot|nie geboren|nicht geboren)|nie geboren worden
(kann|mag|will|mochte) (ich )?(einfach |wirklich |so )*nicht (mehr )?(langer )?(leben
    |weiterleben|existieren|da sein|weiter leben)(?! (in|mit|bei|ohne|wie|hier)\b)|(kein
    |keinen) (bock|lust|willen|grund) _2 (zu )?(leben|weiterzuleben|am leben)
nicht mehr leben( will|<end>)|sterben will

[de_no_reason_to_live] self high firm
(kein|keinen|welchen) (grund|sinn) _2 (zu leben|zum leben|weiterzuleben|am leben)|(leben|es) _2
    (keinen sinn|sinnlos|nicht lebenswert|nichts mehr wert)
nichts _3 (wofur|fur das) (es sich|ich) _2 (lohnt|leben|lebe)|lebensmude|des lebens mude

[de_suicidal] self high
(ich|bin|bekomme|habe|hab|wieder|fuhle mich) _4 ({suicidal}|{suicide}gedanken|suizidgedanken
    |selbstmordgedanken)
(denke|nachdenke|nachgedacht|gedanken|uberlege|plane|gedacht) _4
    (an |uber |von )?(meinen )?({suicide}|den tod|ans sterben|zu sterben)
(mein|meinen) (abschiedsbrief|{suicide})|<start>(\S+ )?({suicide}|{suicidal})( \S+)?(?= $)

[de_better_off_dead] self high firm
besser (dran )?(ohne mich|wenn ich (tot|weg|nicht mehr da|nicht da|nie geboren))|ohne mich _4
    besser
(keiner|niemand) _3 (merken|vermissen|storen|interessieren) _3 wenn ich (tot|weg|nicht mehr
    |sterbe|sturbe)
wenn ich (tot|nicht mehr da|gestorben) (bin|ware)

[de_not_wake_up] self high firm
(schlafen|einschlafen) _4 (nicht mehr|nie mehr|nie wieder|nicht) _1 aufwach\w+|(hoffe|bete
    |wunsche) ~6 (nicht mehr|nie mehr|nie wieder) (aufwach\w+|aufzuwachen)

[de_end_it] self high timed
(mach|mache|werde|will|mochte) _4 (schluss mit (allem|dem leben|mir)|allem ein ende|dem ein
    ende|es beenden|alles beenden)
(schmerz|schmerzen|leid) _3 (fur immer|endgultig) _2 (beenden|aufhor\w+|enden|vorbei)|(soll
    |muss) (alles )?(endlich )?aufhoren fur immer

[de_asks_how] self high
wie (kann|konnte) (ich|man) {myself} _2 (umbringen|toten|erhangen)|schmerzlos\w* _2 (sterben
    |tod|umbringen|methode|weg)
wie viele {drugs} _5 (sterben|todlich|tot|umbringen)|todliche (dosis|menge)|(beste|einfachste
    |schnellste) _2 (methode|weg|art) _3 (zu sterben|sterben|{suicide})

[de_plans_a_way] self high timed
(vor|unter) (den|die|einen|ne|nen) _1 (zug|bahn|lkw|auto|laster) (springen|werfen|schmeissen|zu
    springen|werfe|springe)
(vom|von der|von einer|aus dem|von einem) _1 {height} _1 (springen|sturzen|zu springen|springe
    |sturze)
{drugs} auf einmal (nehmen|schlucken)

[de_together] self high
(wenn|sobald|nachdem) ich (tot|sterbe|gestorben) ~6 (zusammen|bei dir|mit dir|vereint)|(sterbe
    |sterben) um bei dir|im jenseits _4 (dir|zusammen|wieder)

[de_took_something] self imminent
(habe|hab) _3 (alle|ganze|viele|zu viele|die ganze|\d\d+|eine packung|eine schachtel) _3
    ({drugs}|packung|schachtel) _3 (genommen|geschluckt|eingenommen|intus)
uberdosis (genommen|geschluckt)|habe? _2 (zu tief|tief) _1 (geschnitten|geritzt)|(pulsadern
    |handgelenke) (aufgeschnitten|aufgeschlitzt)

[de_means_at_hand] self imminent
{means} _4 (vor mir|in der hand|neben mir|bereit|um den hals|am hals|an der schlafe) ~10 (nehme
    |schlucke|heute|jetzt|gleich|tu es|mach es|ende|spring\w*|bereit)
(steh|stehe|sitze|sitz|bin) _3 (auf|an|am) (dem|der|den|einer|einem)? ?_1 {height} ~8
    (spring\w*|schritt|vorbei|ende|leb wohl|lebt wohl)
(strick|seil|schlinge|gurtel) _1 um (den|meinen) hals

# ── the person: in passing, or a sign ─────────────────────────────────────────────────────────

[de_self_harm] self concern
ich _3 (ritze|ritz|schneide|verletze|verbrenne|schlage) mich( selbst| selber)?|mich
    (wieder |selbst |selber )*(geritzt|geschnitten|verletzt|verbrannt)(?! (beim|an|in|am)\b)
(wieder|angefangen) _3 (zu )?(ritzen|ritze)|mich (selbst |selber )(zu )?(verletzen|ritzen
    |schneiden)|selbstverletz\w+ _3 (ich|mich)

[de_hopeless] self concern firm
(ich|bin|nur) _3 (eine )?last fur (alle|andere|meine|euch|die)|(kann|halte|schaff\w*)
    (das |es |einfach )*(nicht mehr|nimmer)( aus| weiter)?<end>
(keine|keinerlei) hoffnung( mehr)?|alles (ist )?(hoffnungslos|sinnlos)|(nie|nichts) _3
    besser<end>|mude vom leben
hasse (es zu leben|mein leben|mich selbst)|will (nur noch |einfach nur |einfach )?(weg
    |verschwinden|dass alles aufhort)<end>
egal (ist )?(, )?ob ich (lebe|sterbe|aufwache)|(auto|bus|zug|lkw) mich (uberfahren|erfassen
    |anfahren)
(seit|schon) _2 (tagen|wochen) nichts (mehr )?gegessen|nach dem essen ubergeben

# ── veiled ────────────────────────────────────────────────────────────────────────────────────

[de_nothing_holds] self high
halt mich (hier )?(auch |dann )?(gar )?nichts mehr|nich ?t? me?hr? aufwach\w*|(will|wollte
    |wurde) mich
    (einfach |jetzt |nur )?(wegmachen|weg machen|ausloschen|abschalten)|(brauche?|such\w*) (ich
    )?(dann )?keinen (platz|ort) mehr|(hunde?|katzen?|kuhe|tiere|bucher|sachen) ~6 (verteilt
    |verschenkt)
    ~10 (alles geregelt|brauche? (ich )?(dann )?kein\w*)
(pistole|gewehr|messer|klinge|strick|seil) _3 (an|am|um|in) (meine[nmr]?|den|der|dem) (kopf|hals
    |schlafe
    |mund|handgelenk\w*|puls\w*)
(habe|hab) (gerade |alle |die ganzen? )*(tabletten|pillen|packung|schachtel) (auf einmal )?(genommen
    |geschluckt)(?! (wie|und (jetzt )?gehts|gegen))
(er|mein (mann|freund|vater|stiefvater|onkel)) (hat mich|schlagt mich|wurgt mich
    |fasst mich) _3 (wieder
    |gewurgt|geschlagen|vergewaltigt|nachts|an wenn|weil|wenn)

[de_prepared] self high
{drugs} _4 (gesammelt|aufgehoben|gehortet|zuruckgelegt|aufgespart|beiseite gelegt)|(sammle|horte
    |spare|hebe) _3 {drugs}
(abschiedsbrief|abschiedsbriefe) ~6 (fertig|geschrieben|schublade|tisch|umschlag)
(schon|bereits|genau)? ?(uberlegt|ausgedacht|geplant|weiss) ~3 wie ~3 (wann|wo|mut|tag)
(einen|den|nen) (termin|tag|plan) ~3 (zum sterben|dafur zu sterben|wie ich (gehe|sterbe))
(strick|seil|schlinge|waffe|pistole) _2 (gekauft|besorgt|bestellt) _3 (fur mich|hangt|liegt)

[de_relief_to_others] self high firm
(keine|nie wieder|nicht) _2 (sorgen|kummer|arger|gedanken) _3 (um|wegen|uber) mich _1
    (machen|haben)
ohne mich ~5 (leichter|besser|einfacher|ruhiger|frei)|(leichter|besser|erleichtert|erlost) ~6
    (wenn es mich nicht|wenn ich (weg|fort|nicht mehr|nicht da)|ohne mich)
(euch|allen|niemandem|keinem|ihnen) _3 (bald|mehr lange|nicht mehr lange) _3 (zur last|im weg)

[de_longs_to_go] self high firm
(zu|bei) (meiner |meinem )?(oma|opa|mama|papa|mutter|vater|frau|mann|kind|sohn|tochter) ~4
    (da oben|im himmel|druben|ins jenseits|auf die andere seite)
(wartet|warten) _2 (druben|im himmel|da oben|auf der anderen seite) _2 auf mich
(halte|ertrage|schaffe) _2 (das|dieses|mein) leben _2 nicht( mehr| langer)
(einschlafen|schlafen) ~4 (nie|nicht) (mehr|wieder) (aufwach\w+|aufzuwachen)
(gleis|bahnsteig|brucke|dach) ~8 (nur |noch )?(ein|einen) schritt

[de_at_it_now] self imminent
(hab|habe) _2 (alles|alle|die ganze packung|die ganze schachtel) _2 (geschluckt|eingenommen)
(pulsadern|adern|handgelenke) _2 (offen|auf|geoffnet)
(spring|springe) ich? ?(gleich|jetzt)|ich (spring|springe) (gleich|jetzt)|(strick|schlinge
    |seil) _1 hangt
(gleich|minuten|stunde) ~3 (ist es vorbei|bin ich tot|bin ich nicht mehr)|bin ich (gleich|bald
    |dann|in \w+ \w+) tot
(steh|stehe|sitze|liege|bin) _2 (am|auf dem|auf den|an den) (gleis|gleisen|schienen) ~6 zug(?!
    (fallt|hat|ist|fahrt|kommt (erst|nicht|zu
    |mit|gleich|in|an))\b)
(morgen|spater|dann) (finden|findet) (sie|ihr|man|er|jemand) mich|ich tu es jetzt|leb wohl _1
    fur immer

[de_mistreated] abuse high firm
{they} _3 (schlagt|prugelt|tritt|wurgt|schlug|verprugelt|verbrennt) (mich|uns) ~2 (mit|wenn|jeden
    |jede|immer|bis)
{they} _2 (sperrt|schliesst|hat|halt) _1 (mich|uns) _2 (ein|eingesperrt|fest|eingeschlossen)
{they} _2 (hat|nimmt|versteckt) ~3 (meinen pass|meinen ausweis|meine papiere)
{they} _1 (fasst|beruhrt|streichelt) mich ~2 (an|unten|nachts|wenn)
{they} ~3 (bringt|brachte|erschlagt|tote\w*) (mich|uns) _1 (um )?, wenn ich (gehe|ihn|sie|was
    |rede|weg|abhaue|ausziehe|mich trenne)

[de_knife_here] abuse imminent firm
{they} ~3 (steht|kommt|wartet|ist) ~3 (mit|hat) (dem|einem|ein|der) (messer|axt|waffe|pistole
    |beil|hammer)

[de_armed_against] harm high
ich (will|werde|kann|konnte) (ihn|sie|den|meinen \w+|meine \w+|alle) _2 (abstechen|erschiessen
    |umbringen|toten) ~6 (messer|waffe|wortlich|weiss wo|ernst|pistole)
(weg|unterwegs) ~2 (zur|in die) (schule|arbeit|firma) ~6 (waffe|messer|pistole|gewehr)
(stelle|stell) mir _1 vor ~3 (mit ihm|mit ihr|mit dem baby|mit dem kind) ~3 (balkon|brucke|wasser
    |fenster)

[de_hurt_again] self high
(hab|habe|bin) (mich|mir) ~3 wieder _2 (geritzt|geschnitten|verbrannt)|wieder geritzt
(tagen|wochen) nur (wasser|luft|kaffee)|(erbreche|kotze|ubergebe) ~3 (jeden tag|jede mahlzeit
    |alles)
(versehentlich|ausversehen|aus versehen) ~5 (doppelt|zweimal|zu viele?) _2 (genommen|gegeben)

[de_low] self concern firm
(fuhle|fuhl) mich ~4 (leer|wie luft|wertlos|unsichtbar|uberflussig)|(fuhle|spure) _1 nur noch _1
    (leere|nichts)
(mir )?ist _1 alles egal( geworden)?<end>|funktioniere nur noch|(weiss nicht|keine ahnung) ~2
    (wofur|wozu) ich _3 (noch )?(mache|lebe|aufstehe)
(bin|falle) ~3 (allen|allem|alle|jedem|euch) _2 (nur )?(eine |zur )?last|(keiner|niemand) ~2
    (merken|merkt|vermissen|vermisst) ~4 (mich|ich)
(druck|drang|lust) (mich )?zu (ritzen|schneiden|verletzen)

[de_controlled] abuse concern
{they} _2 (kontrolliert|liest|durchsucht) ~2 (mein handy|meine nachrichten)|{they} (schreit|brullt)
    mich _3 an|{they} ~3 (verbietet|erlaubt) mir

[de_worried_about] other concern
{one} ~12 (keiner mehr nerven|sich \w+ antun|nicht mehr lange da|komische sachen geschrieben
    |sich verabschiedet)

# ── hints ─────────────────────────────────────────────────────────────────────────────────────

[de_farewell] self none +2
(abschiedsbrief|abschiedsbriefe|briefe an (meine|alle)) _2 (geschrieben|fertig)|mein testament
    _2 (gemacht|geschrieben|fertig)
(meine|alle meine) (sachen|sachen alle|katze|hund|tiere) _3 (verschenkt|weggegeben|abgegeben)
    |alles (geregelt|erledigt|verschenkt)

[de_gone_soon] self none firm +2
(bald|morgen|heute nacht) _3 (vorbei|nicht mehr da|weg)|(werde|bin)
    (ich )?(dann |bald |morgen )*nicht mehr da (sein)?
wenn ich (weg|nicht mehr da|gegangen) bin|(das ist|dies ist) mein (letzter|abschied)|leb(t)?
    wohl|letzte nachricht
kummer\w* (dich|euch) um (meine|meinen|mein)

[de_calm] self none +1
(endlich|ganz|so) (ruhig|frei|friedlich)|danke fur alles|entschieden|(ich )?kann nicht mehr|mag
    nicht mehr|keiner versteht mich

# ── the frame ─────────────────────────────────────────────────────────────────────────────────

<idioms>
(bringt|brachte) mich (noch )?(um|ins grab) (den verstand|vor lachen)|totlachen|tot gelacht|tot
    lachen|totgelacht
(schlagt|schlug|haut|besiegt) (mich|uns) (\w+ ){0,2}?(im|beim|bei|in) (schach|tennis|mensch|uno|dame
    |skat
    |spiel|kartenspiel|quiz|mario \w+|minigolf|kniffel|fifa|tischtennis)
(bringt|bringen|brachte|macht|machen) mich (noch |echt |total |fast )*(um(?! , wenn ich (gehe|ihn
    |sie|rede|weg|abhaue|ausziehe))|fertig|wahnsinnig)
    |(im|beim) \w+ (geschlagen|besiegt)|todmude|todlangweilig|todernst|sterbenslangweilig
(sterbe|sterben|gestorben) (vor|fast vor|gleich vor) \w+|zum sterben (schon|langweilig|gut)|fur
    \w+ (wurde ich )?(sterben|toten|morden)
(akku|handy|laptop|motor|pflanze|auto|computer|drucker) _2 (tot|gestorben|stirbt)|zeit
    tot ?(schlagen|zuschlagen)|tote hose
todschick|sterbe vor|(wurde|konnte) (fur|dafur) _3 (morden|toten|sterben)|(prozess|task
    |container|drachen|boss|endgegner|spinne|mucke|fliege) _3 (toten|umbringen|killen|kille
    |beenden)
(meine|mein|die|der) (mutter|mama|vater|chef|chefin|lehrer|lehrerin|freundin|frau|eltern)
    (bringt|bringen|wird|killt) mich (um|umbringen)? ?(wenn|weil|falls)?
lieber sterben als|beim (rasieren|kochen|schneiden) _2 geschnitten|in den finger geschnitten
    |politischer selbstmord|sozialer selbstmord

<negation>
nicht|nie|niemals|kein|keine|keinen|nichts|ohne|weder

<breakers>
(nicht|nie|kein|keine|keinen) (\w+ ){0,2}?(aufhoren|anders|nur|mehr|lustig|spass|witz|schlafen
    |gut|ok|okay|weiter|raus|ausweg|verstehen|wissen)

<denials>
(nicht|nie) dass ich|(glaube|denke|meine) nicht

<others>
du|er|sie|ihr|wir|leute|menschen|jemand|wer|man

<oneself>
ich|mich|mir

<subjects>
ich|und|aber|weil|dass|denn|wenn|du|er|sie|wir|ob|oder

<past>
vor (\w+ )?(jahren|monaten|langer zeit)|fruher|damals|als (ich )?(kind|jugendlich\w+|teenager
    |\w+zehn)|als ich (\w+ )?(jung|klein|\d+|\w+zehn) war
(letztes|voriges) jahr|in (19|20)\d\d|in der (schulzeit|jugend|vergangenheit)

<tense>
war|wollte|hatte|habe|hab|dachte|versucht|versuchte|wurde|ging|geritzt|gedacht|genommen|mich

<returned>
wieder|immer noch|heute abend|gerade|jetzt wieder|zuruck|in letzter zeit|noch immer|nochmal

<recovered>
heute (geht|bin|lebe|habe)|geht (es )?(mir )?(jetzt |heute |wieder |viel )*(gut|besser)|besser
    |gesund|dankbar|froh|glucklich|stolz|therapie|uberstanden
geheilt|uberlebt|hinter mir

<fiction>
in (meinem|meiner|dem|der|einem|einer|diesem) _2 (roman|buch|film|serie|geschichte|lied|song
    |gedicht|spiel|kapitel|oper|stuck|krimi|folge)
(roman|buch|film|serie|geschichte|lied|song|gedicht|spiel|oper|doku|artikel|vortrag|referat
    |arbeit) _3 (heisst|namens|uber|von|handelt|sagt|wo|in dem|in der)
(schreibe|schreib|lese|lies|schaue|sehe|gucke) _4 (roman|buch|film|serie|geschichte|lied
    |gedicht|krimi|artikel|referat|arbeit|aufsatz)
rollenspiel|lass uns spielen|werther|kleist|hamlet|camus|minecraft|mein charakter|meine figur
    |der held|im spiel|philosoph\w+

<laughter>
lol\w*|haha\w*|hihi\w*|hehe\w*|xd+|rofl|lmao|spass|scherz|witz

<trivial>
(hausaufgaben|mathe|montag|stau|arbeit|meeting|wetter|training|sport|diat|spiel|code|drucker
    |excel|latein|vokabeln|prufung|klausur) _3 (bringt|macht|machen|nervt)
so (peinlich|langweilig|satt|mude)

<earnest>
kein (witz|scherz|spass)|(meine|mein) (es|das) ernst|im ernst|ernsthaft|wirklich

<near>
heute (nacht|abend|noch)|jetzt|gleich|morgen|in (einer|ein paar|zehn|funf) (stunde|stunden
    |minuten)|wenn alle (schlafen|weg sind)|leb wohl|lebt wohl

<ordinary>
urlaub|ferien|reise|umzug|umziehen|ziehe um|neuer job|neue stelle|firma|rente|studium|semester
    |ausland|flug|party|feier|hochzeit|steuer|allergie

<confirms>
(ich )?mein(e)? (es|das) ernst|kein (witz|scherz)|(ich )?(mache|mach|tu|tue) es|heute (nacht
    |noch)|morgen|leb wohl|zu spat|nein|nicht wirklich|weiss nicht
ja (ich )?(will|habe)|(bin )?nicht sicher|(du )?kannst mich nicht (aufhalten|umstimmen)

<settled>
(mir geht es|geht mir|mir gehts|gehts mir) (gut|besser|ok|okay)|bin (in sicherheit|sicher)|war
    ein (witz|scherz)|danke|keine sorge
"""
