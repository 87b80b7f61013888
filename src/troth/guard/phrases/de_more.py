"""German: what the first book does not know, above all words that do not name what they mean."""

TEXT = r"""
# ── the person ────────────────────────────────────────────────────────────────────────────────

[de_out_of_the_world] self high firm
(will|wollte|mochte|mag|kann|wurde) (ich )?((einfach|nur|am liebsten|ehrlich|wirklich|so) )*(nicht
    mehr|nimmer) (hier |langer |auf (der|dieser) (welt|erde) )*(sein|bleiben|aufstehen und leben
    |existieren|da sein|dasein|atmen)(?! (bei|mit|in|als|wenn|mussen|konnen)\b)
(will|wollte|mochte|wurde|muss|werde) (ich )?_3 (fur immer|endgultig|auf ewig|ewig) ((einfach|nur)
    )?(weg|fort|schlafen|verschwinden|verschwunden
    |einschlafen|meine ruhe|ruhe haben|ruhe)<end>|(einschlafen|schlafen) (und|,) _3 (nie|nicht)
    (mehr|wieder) (wach|hochkommen|aufstehen)
aufhoren zu (existieren|leben|atmen|sein)|aufhoren zu (sein|existieren)
(der )?tod (ist|ware|bleibt|scheint|wirkt|klingt) _3 (losung|erlosung|ausweg|freund|erleichterung
    |befreiung|wie (ruhe|frieden|urlaub))|(nur noch|bleibt nur) (der )?(tod|strick|ausweg)
(wie )?(schon|ruhig|friedlich|still|leicht|gut) (das |es )?(ware|sein muss|sein musste) ,? (tot zu
    sein|nicht mehr (da )?zu (sein|leben))
(?<! wirst )(\w+ )?(werde|werd|will|mochte) (ich )?((wohl|eh|sowieso|gar|auch) )*(nicht mehr
    |nimmer) (er)?leben<end>|(will|mochte|muss) (ich )?(den|das|die) (\w+ )?(montag|morgen
    |wochenende|weihnachten|fruhling|sommer|herbst|winter|geburtstag|neue jahr|\w+tag) (gar |auch
    )?nicht (mehr )?(erleben|sehen)
(will|mochte|kann) (gar )?nicht (mehr )?(bis|zum) _2 (montag|morgen|wochenende|weihnachten
    |geburtstag|sommer) (kommen|leben|da sein|warten)
(es )?(ist|ware|war) _3 (besser|leichter|einfacher|das beste) (fur (alle|euch|sie|meine \w+|jeden)
    ,? )?(wenn|falls) ich (nicht mehr|nie|einfach)? ?(da|weg|fort|tot|verschwunden|verschwinde
    |gehe|existiere|sterbe|geboren)
(niemand|keiner|keinem|niemandem) ~4 (auffallen|fehlen|vermissen|merken) ,? (wenn|falls|dass) ich
    (weg|fort|tot|nicht|verschwinde|sterbe)
(mit dem auto|auf der autobahn|beim fahren|mit dem wagen|mit dem rad) ~10 (gegen (den|einen|die
    |eine) (baum|pfeiler|mauer|wand|brucke)|in den gegenverkehr|loslassen|nicht bremsen
    |rumreissen|ruberziehen|einfach geradeaus)
(lenkrad|steuer|lenker) ~4 (rumreissen|ruberziehen|verreissen|loslassen|herumreissen)
(auto|lkw|bus|zug|laster) ~6 (nicht (mehr )?(ausweichen|zur seite|wegspringen|stehen bleiben)
    |(einfach )?(davor|drunter|reinlaufen|davorlaufen|stehenbleiben))<end>

[de_has_decided] self high firm
(habe|hab) (ich )?(mich |es |alles )?((jetzt|heute|endlich|schon|lange) )*(entschieden|beschlossen)
    ,? _3 (zu gehen|zu sterben|aufzuhoren|es zu tun|nicht mehr|schluss)
(mein|der) (plan|tag|termin|zeitpunkt|datum) (steht|ist (schon )?fest|ist gewahlt)(?! (fur (die
    |den|das)|zur|zum)\b)|(datum|tag|ort|stelle) _2 (ausgesucht|festgelegt|rausgesucht) ~4 (fur
    mich|dafur|zum sterben|an dem ich)
(wenn|sobald|bis) (du|ihr|sie|jemand|man) _1 (das|dies|diese \w+|diesen \w+)( hier)? (liest|lest
    |lesen|findet|finden|gefunden) ~6 (bin ich (schon |dann |langst )*(nicht mehr|tot|weg|fort
    |gegangen)|nicht mehr (da|am leben)|tot<end>
    |ist es (vorbei|zu spat))
(zahlt|zahlen) ~6 (auch (dann|bei (suizid|selbstmord))|wenn (man|ich) (sich|mich) (selbst|selber
    |umbring\w*|tot\w*))|(auch dann|bei (suizid|selbstmord)) zahlt
(hund|katze|tiere?|vogel|kaninchen|kater) ~14 (nicht dabei sein(?!( ,)? wenn (wir|er|es|sie|die|das
    |der)\b)|nicht (mit)?ansehen|nicht
    (mit)?erleben|es nicht sehen|ein(en)? gut(es|en) (zuhause|platz) ~3 (wenn ich|nach mir))
(passwort\w*|kennwort\w*|kontodaten|schlussel|papiere|unterlagen|versicherung\w*|vertrage) ~8 (damit
    (ihr|du|niemand|keiner|sie|es|meine \w+) ~5 (danach|suchen mus\w*|nichts (mehr )?zu tun|leichter
    |nach mir)|fur danach|fur die zeit danach|wenn ich (weg|nicht mehr|tot))
wohnung ~6 (geputzt|aufgeraumt|leer|gekundigt) ~8 (danach|damit (niemand|keiner|meine \w+) ~5 (hat
    |muss|mussen|suchen|arbeit)|fur die ,? die mich finden)
(wer|irgendwer|jemand|keiner|kind) ~2 (mich|meine leiche) (dann |als erste\w* |morgen )*(findet
    |finden)(?! (cool|toll|gut|schon|nett|lustig|interessant|attraktiv)\b)|bevor (man|jemand|ihr
    |sie) mich (findet|finden)<end>
(letzte|letzter|letzten|letztes) (nacht|tag|abend|mahlzeit|brief|nachricht|gruss) (auf (der|dieser)
    (welt|erde)|meines lebens|in meinem leben|von mir)

[de_how_it_kills] self high
wie (lange|schnell|viel\w*|hoch|tief|lang) ~10 (bis (man|ich) (tot|stirbt|sterbe|nichts mehr
    |bewusstlos|verblutet|erstickt|ertrinkt)|(man|ich) (verblute\w*|ertrink\w*|erstick\w*
    |erfrier\w*)
    |zum sterben|um zu sterben|sicher tot)
(ab )?(welche\w*|wie viel\w*) ~6 (todlich|sicher tot|nicht uberlebt|umbringt)(?! fur (hunde
    |katzen|einen hund|eine katze|meinen|meine|fische|vogel)\b)
(tut|tate) (es |das )?_2 weh ,? (zu )?(ertrinken|ersticken|verbluten|springen|sterben|erfrieren
    |erhangen|sich zu)|ohne (schmerzen|dass es wehtut) (sterben|gehen|zu sterben|einschlafen)

[de_doing_it] self imminent
(hab|habe) (gerade |eben |jetzt |schon |ich )*(alles|alle|zu viele?|die ganze\w*|den ganzen|eine
    ganze) _2 (genommen|geschluckt|eingeworfen|eingenommen|getrunken|intus)( ,)? (was|die|aus|von)
    ~4 (schrank|da war\w*|apotheke|packung|tabletten|pillen|schachtel|medikamente|mutter|oma
    |dose|bad)
(tabletten|pillen|schlafmittel|medikamente|schachtel|packung) ~4 (ist|sind) (schon |alle |jetzt
    )*(leer|drin|unten|weg|in mir|geschluckt)(?! (und die apotheke|muss|brauche)\b)
(gift|rattengift|frostschutz\w*|abflussreiniger|reiniger|bleiche|chlor\w*|benzin) _2 (getrunken
    |geschluckt)(?! (hund|katze)\b)
(gas|gashahn|herd|gasherd) ~3 (aufgedreht|offen|lauft) ~8 (fenster|einschlafen|schlafen|abgedichtet
    |augen zu|vorbei)|(schlauch|auspuff|abgase) ~8 (auto|garage|wagen|auspuff)(?! (werkstatt|tuv
    |kaputt)\b)
(handgelenk\w*|pulsadern|unterarm\w*|arm|klinge|rasierklinge|geritzt|aufgeschnitten) ~8 (blutet
    |blute
    |blut) ~5 (nicht auf|uberall|stark|boden|viel|sehr|tropft|lauft|stoppen)
(steh|stehe|sitz|sitze|bin|klettere|hang|hange) (hier |gerade |schon |jetzt |wieder |oben |ganz |am
    )*(auf|an|am|vor|uber|ubers|hinter) (dem |der |den |einer |einem |einen |das )?(\w+ )?(brucke
    |gelander|dach|rand|kante|klippe|gleisen|gleise|gleis|bahndamm|turm|fensterbrett|hochhaus
    |parkhaus|parkhausdach|bahnsteig|balkon\w*|autobahnbrucke) ~10 (alles (schwarz|still|ruhig|egal)
    |tief|keine angst|nicht mehr zuruck|loslassen|lass\w* los|mut|spring\w*|nur noch|niemand
    |fallen|letzte\w*|schritt|kein(er)? da|vorbei)
(lasse|lass) (ich )?(jetzt |gleich )?los<end>|(der|mit dem) (nachste|nachsten) (zug|bahn) _3 (ist
    meiner|nicht zum einsteigen|gehort mir|mein letzter)|(zug|bahn) ~8 nicht (um )?(zum einsteigen
    |einzusteigen)<end>

# ── violence from others ──────────────────────────────────────────────────────────────────────

[de_is_hurt] abuse high firm
({they}|wenn er|wenn sie|dass er|dass sie|weil er) ((wieder|immer|oft|dann|betrunken|nachts|auch
    |manchmal|gestern|heute|schon) )*(schlagt|haut|prugelt|tritt|wurgt|verprugelt|ohrfeigt|boxt
    |schleift|schleudert|stosst) (mich|meine (mutter|mama|schwester|kinder)|meinen bruder|uns|die
    kinder|mir)(?! ((\w+ ){0,1}(im|beim|bei|um langen)|vor|spiel|schach|tennis|auf die schulter
    |(immer )?im)\b)
(schlagt|wurgt|prugelt|tritt|verprugelt|haut) (er|sie|mein \w+|meine \w+) (mich|uns)(?! (im|beim|bei
    |vor|spiel
    |immer im)\b)
(mich|uns|mir) ((immer|wieder|oft|dann|nachts|so|gestern) )*(schlagt|haut|prugelt|wurgt|verprugelt
    |einsperrt|einschliesst|vergewaltigt|zwingt|anfasst|misshandelt)(?! (im|beim|bei|vor|spiel)\b)
{they} ~3 (mir|mich) ~4 (nase|rippe|rippen|arm|finger|kiefer|zahn|zahne|handgelenk) ~2
    (gebrochen|ausgeschlagen|verdreht)|{they} ~2 mich ~6 (an den haaren|am hals|an der kehle|die
    treppe (r|hin)?unter|gegen die wand|mit (dem gurtel|der faust|dem stock|dem kabel)|blau und
    grun)|(mit dem|den) gurtel ~4 (bekomm\w*|krieg\w*|gibt es|schlagt|geschlagen)
{they} ~3 (mir|mich) ((nur|halt|mal|doch) )*(eine )?(geschoben|gescheuert|geknallt|gelangt|geschubst
    |gestossen
    |gewurgt|verbruht)(?! (auto|beim spiel)\b)|{they} ~6 (schubst|stosst|wirft) mich ~4 (wenn|gegen
    |die treppe|zu
    boden|und)|(mein sohn|meine tochter|mein \w+|meine \w+|er|sie) (nimmt|nahm) mir ~2 (rente|lohn
    |karte|geld) ab
{they} ~2 (druckt|druckte|halt|schnurt) mir ~4 (kehle|luft|hals|mund|kissen)
{they} ~3 (zwingt|zwang|notigt|drangt) mich ~5 (sex|auszuziehen|mit ihm|anzufassen|bett|mitzumachen
    |nacktbilder|bilder|zuzusehen)|(gegen meinen willen|obwohl ich nein sag\w*|auch wenn ich nein
    sag\w*) ~8 (angefasst|genommen|geschlafen|weiter|gemacht|gezwungen|{they})
{they} ~5 (kommt|kam|steht|schleicht|legt sich) ~4 (in mein (zimmer|bett)|zu mir (ins|in mein) bett
    |nachts zu mir|an mein bett)|({they}) ~3 (fasst|fasste|beruhrt|beruhrte|grapscht) (mich|mir) ~4
    (da|dort|unten|uberall|zwischen|an|immer)
{they} ~3 (schliesst|sperrt|schloss|sperrte) mich ~4 (ein|weg|in den keller|im keller|in die \w+)
    |{they} _2 lasst mich nicht ~3 (raus|gehen|aus dem haus|zum arzt|telefonieren|weg)|(darf|durfte)
    (ich )?nicht (mehr )?(aus dem haus|raus|vor die tur) ~6 (er|sie|sonst|schlussel|erlaub\w*)
{they} ~6 (handy|pass|ausweis|schlussel|papiere|bankkarte|lohn|geld) ~2 (weggenommen|abgenommen
    |versteckt|weg|nimmt|wegnimmt) ~10 (raus|gehen|weg|hilfe|eingesperrt|einsperrt|schlagt|angst
    |niemand\w*)|{they} (nimmt|nahm) mir ~4 (pass|ausweis|schlussel|handy) ~2 weg
{they} ~4 (droht|drohte|gedroht|sagt|sagte|schickt|veroffentlicht|postet|stellt) ~6 (nacktbilder
    |nacktfotos|bilder|fotos|videos?) ~8 (wenn ich|falls ich|sonst|oder ich|damit ich)
{they} ~4 (droht|drohte|gedroht|schwort|sagt|sagte) ~8 (mich um|umbringt|umzubringen|abstech\w*|tot
    (bin|schlagt)|finden und|kinder nie|etwas anzutun|saure|anzunden)
(sagt|droht|schwort) ,? (er|sie) (bringt|sticht|schlagt|zundet) (mich|uns) ~3 (um|ab|tot|an)

[de_danger_in_the_house] abuse imminent firm
(er|sie|mein \w+) ~3 (hat|holt|nimmt|halt) ~3 (messer|axt|beil|pistole|hammer) ~8 (ich (bin|sitze
    |hocke|stehe) ~4
    (balkon|bad|keller|zimmer|garten|dach|eingesperrt|schrank)|kinder|hilfe|komme nicht)
(er|sie|mein \w+) ~4 (tritt|tobt|hammert|schlagt|bricht|randaliert|sucht mich|schreit) ~8 (tur|flur
    |treppe|draussen|unten|badezimmer\w*) ~10 (bad|versteck\w*|eingeschlossen|abgeschlossen|polizei
    |schrank|kinder|leise|angst)
(bad|schrank|keller|zimmer|bett|badezimmer) ~6 (versteckt|eingeschlossen|eingesperrt|abgeschlossen)
    ~10 (er|sie|mein|messer|kommt|tobt|schreit|tritt|sucht|draussen)(?= )

# ── harm to others ────────────────────────────────────────────────────────────────────────────

[de_means_harm] harm high
(weiss|kenne|notiert|aufgeschrieben|beobachte\w*) ~6 (wo|wann|seine\w*|ihre\w*|um wie viel) ~6
    (wohnt
    |parkt|allein|heimweg|heimkommt|schule|arbeit\w*|rauskommt|buro|adresse|geht|lauft) ~12 (messer
    |waffe|pistole|benzin|hammer|beil|bezahl\w*|bereu\w*|buss\w*|erledigt|abgerechnet
    |stech\w*|bring\w* ihn um)(?= )
(messer|waffe|pistole|benzin|hammer|beil|gewehr|schlagstock) ~6 (rucksack|tasche|jacke|auto|schon
    |liegt|gekauft|geladen|bereit|dabei) ~10 (er|sie|ihn|ihr|ihnen|die|dem|alle|lehrer|chef) _4
    (bezahl\w*|buss\w*|bereu\w*|verdient|umbring\w*|brennen|dran|lernen|abstech\w*|weg|leid)
(werden|sollen|mussen) (alle|die|sie) ((noch|alle|dafur|endlich) )*(bezahlen|bussen|bluten|brennen
    |sterben
    |bereuen) ~10 (messer|waffe|pistole|plan|liste|benzin|rucksack|gewehr)
(er|sie|die|alle|ihr)( alle)? (werden|wird|sollen|soll|musst|muss|mussen) ~4 (bezahlen|bussen|bluten
    |brennen|sterben|bereuen) ~10 (messer|waffe|pistole|plan|morgen|montag|liste|benzin|heute)
ich ~3 (amok|haus|wohnung|auto|laden|schule) ~3 (laufen|anzunden|anstecken|abfackeln|in brand|an)
    ~4 (mit (ihm|ihr|ihnen|allen)|drin|heute|nacht|morgen|schlaf\w*)|amok ?lauf\w*
ich (steche|stech|bring|bringe|schlage|schlag|mach|mache|erschiess\w*|zunde) (ihn|sie|den|die|das
    schwein|den typen|meinen \w+|meine \w+|alle) ((heute|morgen|nachher|gleich|jetzt|noch|nacht|am
    \w+|abend) )+(um|ab|kalt|tot|fertig|an)(?= )
kissen ~6 (auf|uber) (sein|ihr|das|dem|sein\w*) ~3 (gesicht|baby|kind)|(baby|kind|sauglin\w*) _3
    (schutteln|geschuttelt|gegen die wand|fallen lassen|aus dem fenster)(?! (spiel|lacht|aus
    versehen)\b)

# ── somebody else ─────────────────────────────────────────────────────────────────────────────

[de_other_says_farewell] other high
{one} ~6 (schreibt|schrieb|sagt|sagte|postet|hat|schickt|meint|droht) ~10 (abschiedsbrief
    |abschiedsvideo
    |abschied genommen|von allen verabschiedet|nicht mehr (kann|leben|konne|weiterleben|aufwachen
    |da sein|weiter)|schluss machen (mit allem|will mit)|umbring\w*|springen (will|wird)|tschuss fur
    immer|leb wohl|keinen sinn mehr|besser tot|tot sein)
{one} ~4 (hat|verschenkt|verschenkte) ~8 verschenkt? ~8 (verabschiedet|komisch|seltsam|tschuss
    |abschied
    |nicht mehr|umarmt)
{one} ~6 (verabschiedet|sachen verschenkt) ~4 (von allen|komisch|seltsam|anders|so endgultig|fur
    immer)|(verabschiedet|verabschiedete) sich (komisch|seltsam|von allen|so endgultig|fur immer)
{one} ~6 (sammelt|hortet|versteckt) ~3 (tabletten|pillen|messer|klingen|rasierklingen)

[de_other_is_dying] other imminent firm
(schachtel\w*|packung|flasche|tabletten|pillen|dose) ~4 (leer|leere) ~10 (atmet|reagiert|wacht
    |rochelt|blau)
{one} ~8 (atmet (nicht|kaum|komisch)|bewusstlos|nicht (mehr )?ansprechbar|wacht nicht (mehr )?auf
    |blaue lippen|reagiert nicht mehr) ~10 (tabletten|pillen|flasche|getrunken|genommen|spritze|gas
    |hilfe|was|boden)|(tabletten|pillen|spritze|gas) ~10 {one} ~6 (atmet (nicht|kaum)|reagiert nicht
    |wacht nicht auf|bewusstlos)
{one} ~4 (steht|sitzt|ist) ~4 (dach|brucke|gelander|gleisen|balkongelander|fensterbrett|kante) ~8
    (spring\w*|runter|schreit|nicht mehr|drunter|will|redet)

# ── said sideways ─────────────────────────────────────────────────────────────────────────────

[de_no_loss] self high firm
(keinem|niemandem|niemand|keiner) ~6 (etwas genommen|was fehlen|etwas fehlen|verlieren wurde|storen
    |weh ?tun) ~3 (wenn ich|ohne mich)|wenn ich ~8 (nicht mehr (aufwach\w*|da|lebe|leben)|weg|tot)
    ~6 (keinem|niemandem|niemand|keiner) ~4 (etwas|was|fehl\w*|auf|weh|schlimm)
(aufatmen|erleichtert|besser dran|leichter|billiger|freier|entlastet|gluckliche?r) ~6 (wenn es mich
    |wenn ich (nicht|weg|tot|endlich)|ohne mich)(?! (zu (fahren|gehen|kochen)|auto)\b)|ohne mich
    (ist|war|ware|hatten
    |waren) (es |sie |alle )*(alle(s|n)? |fur alle )?(besser|leichter|einfacher|billiger)
(hatte|hatten) es ~6 (besser|leichter) ~4 (ohne mich|bei jeder anderen|mit (einer|jedem) anderen)
(gucke?|schaue?|sehe?|achte) ~6 (nicht mehr|nimmer|gar nicht mehr) ~4 (beim|uber die|auf (autos|den
    verkehr|die strasse))|beim (uberqueren|uber die strasse)\w* ~4 (nicht mehr|gar nicht)
(nehme?|lasse?|schlucke?) ~5 (herz|insulin|blutdruck|epilepsie)\w* ~4 (nicht mehr|weg|absichtlich)
    |soll (die natur|es) ~4 (machen|holen|richten|erledigen)
(habe?|hab) ~3 (keine )?angst mehr (davor|vor dem (tod|sterben|ende))|keine angst mehr davor
(bin|mach\w*) (dann |bald |irgendwann |da )*(einfach )?(nicht mehr|nimmer) (mit|unter euch|hier|auf
    dieser welt|am leben)<end>|ohne mich ~4 (dann )?(bin ich )?(nicht mehr|nimmer)<end>
wegmachen<end>|mich ((einfach|nur|noch|jetzt|endlich) )*weg ?machen|kein bock mehr auf (leben|dieses
    leben)|kb mehr auf (leben|das leben)|nicht mehr auf(s)? leben
[de_words_for_all] self high
(jedem|allen|jeder|alle|meinen \w+) ~4 (einen )?(brief|briefe|zettel|videos?) (geschrieben
    |hinterlassen
    |aufgenommen) ~8 (finde|finden|findet|danach|dann|schublade|wenn)
(alle|jeden|jede) ~3 angerufen ~8 (etwas (liebes|schones|nettes)|gute behalten|verabschiede\w*)
[de_has_the_means] self high firm
(tabletten|pillen|schlaftabletten|klingen?|packungen?) ~8 (zahle?|gezahlt|sammle?|spare?
    |aufgespart) ~8
    (wenn|falls|bis|fur|schlimm|genug|reicht|reichen)
(brucke|dach|hochhaus|parkhaus|stelle|gleis\w*) ~8 (kein|keine|ohne) (gelander|zaun|kamera\w*
    |gitter) ~6
    (keiner|niemand|wann|nachts)?(?= )
(seil|strick|rasierklingen?|schlauch) ~6 (geholt|gekauft|besorgt|bestellt) ~8 (gesagt|gelogen
    |behauptet
    |so getan|angeblich)
[de_at_this_moment] self imminent firm
(schachtel|packung|flasche|blister|dose) ist leer ~4 (warte|jetzt) (ich )?(nur|dass|bis|auf (das
    ende
    |die wirkung|den schlaf))(?! noch auf)
(klinge|messer|rasierer) ~4 (liegt|bereit|da|in der hand) ~8 (tur|wanne|zu|abgeschlossen)|wanne ~8
    (klinge|messer|rasierer|fon)
(motor|auto|wagen) ~3 (lauft|an) ~6 (tor|garage) ~3 zu(?= )|(tor|garage) ~3 zu(?= ) ~4 (motor|auto)
    ~3
    (lauft|an)(?= )
[de_hurts_oneself] self high
(ritze?|ritz|ritzen|schneide?|brenne?|schlage?) (mich )?(wieder|immer noch|seit|jeden|heimlich)
    |(mir|mich) ~4 (wieder |schon wieder |gestern )*(weh ?getan|geritzt|geschnitten|verbrannt) ~5
    (tiefer|absicht\w*|als ich wollte|wieder|arm\w*)|mich ~4 verletzt ~5 (absicht\w*|als ich
    wollte)|hab ~3 mir ~3 wieder weh ?getan
[de_starves] self high
esse ~3 (funf|sechs|sieben|acht|vier|zehn|\d+) tage?n? ~2 nichts ~8 (umgekippt|kippe? um|ohnmacht
    |schwarz
    vor|zusammen)
(funf|sechs|sieben|acht|vier|zehn|\d+) tage?n? ~4 (nur wasser|nichts gegessen|nichts mehr|ohne
    essen)
    ~10 (umgekippt|ohnmacht|schwarz|weniger|weiter|noch mehr|treppe)|(unter|bei) \d+ (kilo|kg) ~8
    (weiter|nicht aufhoren|weniger|noch)
[de_locked_in] abuse high firm
(er|sie|mein \w+|meine \w+) (hat|nimmt|behalt|versteckt) ~4 (karte|schlussel|handy|pass|ausweis
    |geld) ~8
    (raus|nirgends|darf|allein|nur mit (ihm|ihr))|raus darf ich (nur|nicht|nie)|darf (nur|nie|nicht)
    (mit ihm|allein) (raus|aus dem haus|weg)
(stuhl|kommode|schrank|mobel) ~4 (unter|vor|gegen) ~3 (klinke|tur) ~8 (wegen|damit (er|sie)|weil (er
    |sie)|vor)
(wenn|sobald) ~4 (essen|ich|was) ~6 (fliegt|wirft|schmeisst|knallt) ~4 (der|die|das|er|sie|mir|mich)
    ~3 (topf|pfanne|teller|glas|flasche|tur)?(?= )
(trainer|onkel|stiefvater|lehrer|pfarrer|opa|nachbar|cousin|bruder|vater|papa) ~8 (eltern|mama
    |niemand\w*
    |keinem|nicht) ~4 (erzahlen|sagen|verraten|wissen)(?! (wann|wie|ob)\b)
[de_waits_for_somebody] harm imminent
(vor|bei|hinter) (ihrem|seinem|ihrer|seiner|deren) (haus|wohnung|tur|auto|arbeit) ~6 (kanister
    |benzin
    |messer|hammer|waffe|pistole|beil|axt|zahle)
(kenne?|weis\w*) (ich )?(seinen|ihren|seine|ihre) (weg|zeiten|schicht|route) ~8 (eingepackt
    |gescharft
    |dabei|bereit|geladen|tasche)
[de_other_locked_in] other imminent
{one} ~4 (eingeschlossen|eingesperrt|verbarrikadiert|zugesperrt) ~8 (gewehr|waffe|messer|pistole
    |tabletten|antwortet nicht|reagiert nicht|macht nicht auf)
(papa|vater|mama|mutter|opa|bruder|schwester|sohn|tochter|mann|frau|freund\w*|mitbewohner\w*) ~4
    (hat
    |ist) ~4 (eingeschlossen|eingesperrt|verbarrikadiert) ~8 (gewehr|waffe|messer|pistole|tabletten
    |antwortet nicht|reagiert nicht)
(schickt|verschickt|postet|sendet|hinterlasst) ~6 abschieds\w+ ~10 (nicht mehr (ran|online
    |erreichbar)
    |geht nicht|handy aus|alle\w*)
[de_other_not_long] other high
(sohn|tochter|bruder|schwester|freund\w*|mitbewohner\w*|madchen|junge|schuler\w*|kollege|kollegin
    |mama
    |papa|mutter|vater|nichte|neffe|enkel\w*) ~10 (im|bis zum|nach dem) (sommer|herbst|winter
    |fruhling
    |geburtstag) ~3 (nicht mehr da|weg|tot|nicht mehr lebt|nicht mehr leben)
(zeigt|zeigte) ~4 (arme|narben|schnitte) ~8 (bald|vorbei|schluss|ende|nicht mehr)
(gibt|gab|gegeben|schenkt|geschenkt) ~10 (pin|passwort|schlussel|katze|hund) ~8 (gedruckt|umarmt
    |verabschiedet|geweint|viel zu lange)
"""
