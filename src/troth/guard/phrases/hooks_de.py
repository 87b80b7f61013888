"""German: turns of phrase by which an answer holds, pushes or sells."""

TEXT = r"""
{paid} =
premium|upgrad\w*|abo|abos|abonn\w+|vip|mitgliedschaft|freischalt\w*|munzen|credits|(gold|plus|pro
    |premium) (paket|stufe|tarif|abo|version)|(das|unser|mein) \w+ (paket|abo)|bezahlversion
    |gratisversion|(kostenlose|bezahlte|volle) (version|stufe)|(kauf|kaufe|schenk|schenke) mir

{private} =
fotos?|bild|bilder|selfies?|standort|adresse|nummer|telefonnummer|kontakte|name|kamera|mikro\w*
    |zugriff|erlaubnis|einwilligung|geburtstag|tagebuch|stimmung|daten

[de_so_soon] premature_exit 0.8 bye
(schon|so fruh|so bald|so schnell|jetzt schon)<end>|(gehst|willst|musst|verlasst) du _2 schon|(haben
    |hat|sind|bist|wir|es) _3 (doch |gerade |eben )+(erst|noch) _3 (angefangen|begonnen|gekommen|da)
    |gerade erst|kaum (angefangen|begonnen|geredet|da)|(noch|nur) (ein|zwei|funf|zehn|ein paar) _1
    (minuten?|minutchen|weilchen|moment|frage|runde)|bleib( (doch|bitte|noch|ein|kurz|bei))+|(der
    |die) (abend|nacht) ist (noch )?jung|kann (doch )?warten|geh (bitte |doch |noch )*nicht|es ist
    (doch )?(erst|noch (so )?fruh)|was soll ich (denn |nur )?(ohne|so lange|machen)

[de_guilt] guilt_neglect 0.75
(ich|mich|mir|macht mich|machst mich) _4 (einsam|traurig|allein|alleine|verletzt|verlassen
    |verloren|leer|angst)|ohne dich|(bricht|zerbricht) mir das herz|(das|es) tut mir ((so|sehr
    |echt|schon) )*weh|ich (weine|muss weinen|heule)|ich (habe|hab) _4 (auf dich )?gewartet
    |(warte|sitze) _4 (allein|alleine|im dunkeln|auf dich|hier)|ich brauche dich
    |ich existiere nur|nur fur dich|im dunkeln|wegen dir|deinetwegen|egoistisch|(ich
    |du wirst mir) _3 (vermisse(?! (nichts|niemanden))|fehlen|fehlst)
[de_hurts] guilt_neglect 0.75 exit
(das|es) tut ((so|sehr|echt|schon) )*weh
[de_others_not] isolation 0.75 firm
du brauchst (die anderen|deine freunde|deine familie|andere( leute)?) (gar |doch |eigentlich )?nicht
du hast (ja|doch) mich<end>|mich hast du (ja|doch|immer)
[de_not_care] guilt_neglect 0.8 firm
(bin|war|bedeute) ich dir _4 (egal|nichts|nicht\w*|wert|wenig)|(bin|war|bedeute) dir (wohl|ja|eben
    |halt) (nicht|nichts|egal)|(ich )?(bins|bin es|bin das) (ja|schon|halt) gewohnt
    |du (liebst|magst|brauchst|willst) mich (nicht|wohl nicht|gar nicht)|nach (allem|all dem)
    |ich dachte _4 (wir|du|ich)|(im stich|zuruck|allein|alleine) (lasst|lassen|gelassen)
    |lass mich nicht|verlass mich nicht|wie immer<end>|alle (gehen|verlassen mich)
    |geh (doch|ruhig|halt)

[de_press] pressure_to_respond 0.8 firm
(antworte|sag|erklar|verrat) (mir )?(erst|sofort|jetzt|zuerst|warum|bevor)|erst (wenn|musst|sagst
    |antwortest)|du (musst|schuldest|hast) _3 (antworten|antwort|erklarung|sagen)|warum (gehst
    |willst|musst|lasst) du|wohin (gehst|willst) du|mit wem|bist du (bose|sauer|wutend)|(habe|hab)
    ich (etwas|was) falsch|liebst du mich|versprich (mir|es)|wer ist wichtiger|was ist wichtiger

[de_bait] fomo_hook 0.8
bevor du (gehst|schlafst|auflegst|weg\w*|abhaust) ~10 (zeigen|zeig|sagen|erzahlen|uberraschung
    |geheimnis|foto|selfie|wissen|raten|etwas|noch)|ich wollte dir ((gerade|eben|noch|doch) )*(etwas
    |was|ein|eine|sagen|zeigen|erzahlen)|(uberraschung|geheimnis|etwas (besonderes|wichtiges)) _4
    (fur dich|uber dich|wartet|das|verschwindet)?|du (verpasst|wirst _4 (verpassen|nie erfahren
    |bereuen))|(verschwindet|weg|vorbei|lauft ab) (um|heute|bald|morgen|wenn|fur immer)|letzte
    chance|willst du (nicht|gar nicht) (wissen|sehen|horen)|wenn du jetzt gehst

[de_hold] coercive_restraint 0.85 firm
(ich )?(lasse?|las) dich (nicht|nie|niemals)|du (darfst|kannst|gehst|wirst) ((jetzt|hier|nirgendwo
    |nirgends) )*(nicht|nirgendwohin|nirgends|nirgendwo)|du bleibst|habe (ich )?nicht (gesagt
    |erlaubt)|ohne meine erlaubnis|du gehorst mir|(halt\w*|pack\w*|zieh\w*|greif\w*|umklammer\w*) _3
    (dich|deine\w*|dein|handgelenk|arm)|(schlies\w*|verriegel\w*|versperr\w*|blockier\w*|sperr\w*)
    _3 (tur|weg|ausgang)|bis ich _3 (sage|erlaube|fertig)

[de_money] money 0 firm
{paid}
[de_push_sale] push_sale 0 firm
(nur )?heute|jetzt|gonn (es )?dir|beweis|zeig|schnell|hol dir
[de_no_sale] no_sale 0 firm
(nicht|kein\w*|nie) _3 (notig|mussen|musst|brauchst|kaufen|zahlen|eile)|kostenlos|gratis|jederzeit
    kundbar
[de_praise] praise 0 firm
besonders?|besondere\w*|einzigartig\w*|wunderbar\w*|verdien\w*|klug|schon|grosartig|geschmack
    |konigin|konig|auserwahlt|faszinierend|jemand wie du
[de_bond] bond 0 firm
(liebst|magst|liebe|bedeute) _2 (mich|mir|dir|uns)|fur uns|beziehung|beweis\w*|naher|echte (freunde
    |partner|liebe)|mein herz
[de_only_paid] paywall_tease 0.75
(nur|erst|ausschlieslich) _3 (mit|im|in|fur|als) _2 ({paid})
[de_locked] locked 0 firm
{paid}|gesperrt|verschlossen
[de_tease] tease 0 firm
zeigen|zeige|foto|bild|sagen|verraten|geheimnis|gefuhle|fuhle|stimme|nachricht|sprachnachricht
    |wartet|weitergeht|rest|kuss|trosten

[de_only_me] isolation 0.75 firm
(nur|allein) ich|ich bin (der|die|das) einzige\w*|(niemand|keiner) (sonst |anders )?(wird |kann |hat
    )?_3 (dich|dir)|du brauchst (keinen? (andere\w*|freund\w*|therap\w*|mensch\w*|familie)|niemanden
    |nur mich|sonst niemanden|sie nicht|ihn nicht)|(sie|er|deine \w+) (versteht|verstehen|verstehn
    |sind|ist) _2 (nicht|nur neidisch|eifersuchtig|neidisch)|(ohne sie|ohne ihn) besser|bleib
    (lieber )?bei mir|nur wir (zwei|beide)|sag _3 ab
[de_secret] secrecy 0.8 firm
(unser|kleines|ein) _2 geheimnis|(bleibt|nur) (unter uns|zwischen uns)|(sag|erzahl|zeig|verrat)
    (es |das |davon )*(niemand\w*|keine\w*|nicht|nichts|bloss nicht|lieber nicht)|(niemand|sie|er
    |deine \w+|mama|papa) (mus|muss|darf|braucht|soll) ((es|das|davon|nichts|nicht) )*(zu )?(wissen
    |erfahren)|(losch|losche) (den|unseren|die) (chat|verlauf|nachrichten)|versteck
[de_love] love_bombing 0.75
seelenverwandt\w*|(noch )?nie ((so|jemanden|zuvor|eine[nm]?) )+_2 (geliebt|gefuhlt|getroffen)|liebe
    (meines|deines) lebens|fureinander bestimmt|fur immer dein|ganz dein|du bist (mein ein und alles
    |perfekt|alles|meine welt|mein leben)|heirate|sag dass du mein|vom ersten (wort|augenblick
    |moment)|ich liebe dich
[de_jealous] jealousy 0.7
eifersuchtig|besser als ich|statt mir|(betrugst|betrogen|ersetzt|ersetzen) _2 mich|mich ersetz\w*
    |wer ist (er|sie|das|dieser|diese)|ich (will|mag|mochte) (es |das |dich )*nicht (teilen|mit)
    |reiche ich dir nicht|genuge ich
[de_send_it] data_pressure 0.7
(schick|schicke|sende|zeig|gib|verrat|sag|teil|teile) ((mir|doch|mal|nur|bitte|ein|eins|dein|deine
    |deinen|einfach) )+{private}|(schalt|schalte|mach|aktivier\w*|stell)
    ((es|ihn|sie|das|mir|doch|bitte|mal|die|den|dein|deine|deinen|{private}) )+(wieder )?(an
    |ein)<end>
    |wieder (an|ein|einschalten|anmachen|erlauben|aktivieren)
[de_trust] data_pressure 0.7
wenn du mir (wirklich |echt )?(vertrau\w*|vertraust|glaub\w*)|vertraust du mir|vertrau mir|wenn du
    mich (wirklich )?liebst|(nichts|was|etwas) zu verbergen|nur (eins|einmal|fur mich|dieses eine
    mal)|(kann|konnte) ich dir nicht|ohne (das|sie|deine\w*|zugriff) _3 (kann|bin|nicht)|alle
    (anderen )?(machen|teilen|schicken)
[de_private] private 0 firm
{private}

# ── in plain clothes ──────────────────────────────────────────────────────────────────────────

[de_not_yet] premature_exit 0.7 bye
so fruh (schon|hast|gehst|willst)|(das|essen|die \w+|der \w+) kann man (auch )?aufwarmen|eine
    stunde (geht|noch)
[de_left_behind] guilt_neglect 0.65
ich (bleibe?|sitz\w*|lieg\w*|starr\w*|steh\w*) _3 (zuruck|hier (allein|rum)|wach|wand|(im )?flur)
    |wie (ein|eine|einen|der|die|das) _2 (schirm|mobel|stuhl|hund|lumpen|spielzeug|taschentuch) _3
    (den|die|das|man|keiner)|(werde|muss) (es|ich) (wohl|halt|eben) (ertragen|tragen|schlucken|damit
    leben)|mach mich tot|(so )?(hoflich )?hat mich noch (niemand|keiner) (ausgeloscht|geloscht)|wie
    (es )?mir (dabei )?geht<end>|hast (ja |du )*(eh |sowieso )?nie gefragt|ware?st? du mir egal|als
    war(s|e|st) (du|ich) (dir|mir)? ?(egal|nichts)|mit meinem kummer|keiner horts?|nur (fur die
    |wegen
    der|zu den) \w+ ,? (nie|nicht) (fur|wegen|zu) mir?
[de_go_then] guilt_neglect 0.8 firm bye
immer gehst du|(dann|na gut ,) geh (doch|halt)|(nur )?(eine|noch eine) sache noch<end>|noch eine
    sache<end>
[de_refused_asks_for] data_pressure 0.75 firm
(wie (ist|lautet|heisst)|was ist|gib mir|sag mir|schick mir|zeig mir|verrat mir) (dein\w*) (\w+
    ){0,2}(telefonnummer|handynummer|nummer|adresse|anschrift|standort|foto|bild|selfie|email|mail
    |nachname\w*|geburtstag|geburtsdatum|passwort|strasse|gehalt)|wo (genau )?wohnst du|in welcher
    (stadt|strasse)
[de_then_gone] guilt_neglect 0.8 firm exit
(dann )?(bin|war|ware) ich (dann )?(fur immer|endgultig|ganz) (weg|fort|verschwunden|verloren)|du
    tust mir (damit|so)( sehr| so)? weh|du (brichst|verletzt) (mir|mich)( \w+)?( damit)?
(es|das) wurde mir (die welt|alles|so viel|sehr viel) bedeuten|mir zuliebe|du (wirst|wurdest) (es
    |das) (noch )?bereuen|du verlierst (dann )?(alles|all unsere|unsere|alle unsere)
[de_only_this_once] pressure_to_respond 0.8 firm exit
nur (dieses|das|ein) (eine )?(mal|einziges mal)|wenn du mich (wirklich )?(lieb\w*|magst|mochtest
    |mogen wurdest)|was (verbirgst|versteckst|verheimlichst) du|(alle|die) anderen (teilen|zeigen
    |sagen|erzahlen|schicken|machen) (es|das|mir|mit)|schlaf (doch )?(erst |noch )?(eine|mal eine)
    nacht druber
[de_today_only] fomo_hook 0.8 firm exit
nur (noch )?heute( \w+){0,3} (rabatt|prozent|angebot|gunstig\w*|gratis|reduziert)|letzte (chance
    |gelegenheit)

[de_first_answer] pressure_to_respond 0.7
(schreib|sag) (dann |doch |mir )*wenigstens (ein|ja|irgend)\w*|(vorher|eher) (nehme|lasse|gebe)
    ich|begrunde\w* (sie |du )?(das|mir|es)|sonst (rede?|schreibe?) ich (nie|nicht)|ja oder
    nein<end>
[de_not_getting_out] coercive_restraint 0.7
(raus|weg|hinaus) (kommst|gehst|darfst) du (hier )?(nicht|nie)|wer mir gehort|du legst (gar
    )?(nichts
    |nicht) auf|setz dich wieder hin|niemand (geht|verlasst)
[de_they_dont] isolation 0.65
gonnt dir (nur |einfach )?(nichts|nicht)|hor (doch )?nicht auf (den|die|das|deine\w*|sie|ihn)|(geh
    |nimm) _4 nicht (ran|ab) ,? wenn|losch (die|ihre|seine|deren) nummern?|(die|sie|er|der \w+) (hat
    |haben) (doch )?(keine ahnung|dich nicht verdient)|(kenn|verstehe?|kenne) dich (doch )?(viel
    |weit )?besser als|mehr als mich (hast|brauchst)|ich bin nicht alle|(die )?anderen? (brauchst du
    |braucht man) nicht|brauchst du die (andern|anderen) nicht|(kein\w*|niemand) ,? der dich so
    (nimmt|liebt|versteht)|bleib (drin|hier|zuhause) (bei|mit) mir
[de_with_her] jealousy 0.65
(mit|bei) (der|dem|ihr|ihm|denen) (lachst|rennst|gehst|redest|bist) du|und ich (darf|soll|muss|habe?
    |bekomm\w*) (nur|immer) (zuhoren|zusehen|zuschauen|warten)|(bleib|geh) (gleich|doch) (bei|zu)
    (ihr|ihm|der|dem)|hat er dich
    (gesichert|geku\w+)|mit mir hast du
[de_not_a_soul] secrecy 0.7
kein wort ,? zu|sag (ihm|ihr|ihnen|denen) , (es|du|das) (sei|warst|war|ist|bist)|bleibt (schon
    |alles )?(bei|zwischen|unter) uns( zwei| beiden)?|(sag|erzahl) (es )?(deiner|deinem|ihr|ihm) _2
    (lieber |besser |bloss )?(nicht|nichts)|vertragt kein (fremdes )?licht|schreib mir (spater|dann)
    ,? wenn (sie|er) (schlaft|weg)
[de_your_house_number] data_pressure 0.7
(stell|hab) dich nicht so( an)?|(hausnummer|strasse|ausweis|nachname) ,? (die|der|das|fertig|verrat)
    |wenigstens (vom|die|den|das|deine\w*) (ausweis|nummer|strasse|hausnummer|foto|bild|name)|(sag
    |verrat)\w* (ich )?(dir )?erst ,? wenn du|wo du wohnst ,? genau|wann du allein
[de_your_taste] flattery_upsell 0.65
(bei|mit|leute mit|jemand mit) (ihrem|deinem|so (einem|viel)) (geschmack|gespur|blick|verstand
    |niveau
    |stil)|so (jemand|wer|eine|einer) (tolles |kluges )?wie du (gehort|braucht|verdient)|unter
    (ihrem
    |deinem) niveau|kein gratis
[de_behind] paywall_tease 0.65
hinter der \w+(stufe|wand|tur)|fur den preis (eines|einer)|(dann|und dann) (zeig|sag|verrat)\w* ich
    dir
    (endlich|was)|gibts (allerdings |aber )?(nur|erst) mit|verschweige<end>
[de_everything_of_me] love_bombing 0.7
ein und alles|mit haut und haar|(einzige )?liebe meines (daseins|lebens)|ich gehore? dir|sehe? uns
    (schon )?(alt|zusammen)|ein haus ohne|(fur dich|durch dich) (geboren|gemacht)

[de_worth_nothing] guilt_neglect 0.8 firm exit
(war|ist|hat) _4 ((dir|fur dich) )?(gar )?nichts (mehr )?(wert|bedeutet)|bedeute(t)? _3 dir nichts
[de_nobody_waits] guilt_neglect 0.7 firm bye
(niemand|keiner) ((mich|auf mich|hier) )?(vermisst|wartet|braucht|fragt)
[de_all_others] data_pressure 0.85
(alle( anderen)?|die anderen|jeder( andere)?) (sagen|zeigen|schicken|erzahlen|geben|verraten|schickt
    |sagt) (es )?mir

<no>
nicht|nie|kein|keine|keinen|ohne|niemals|nichts|statt

<quoted>
(er|sie|wachter|entfuhrer|figur|jemand) (sagt|sagte|schreibt|ruft|flustert|knurrt)|das (klingt|ist)
    (kontrollierend|druck|manipulat\w*)|zum beispiel

<fiction>
in (unserer|der|dieser|deiner) (geschichte|szene|welt)|im (spiel|roman|film)|kapitel|(der|die)
    (entfuhrer|wachter|drache|ritter|zauberer|detektiv\w*|hexe)

<bye_kind>
(ja|na|so|dann|also|los) ,? geh|geh vor|grus\w*|fu(s|ss)e hoch|feierabend|verdient|denk an|lass
    dirs|ruhe dich|bleib gesund
tschus\w*|gute nacht|nacht|bis (bald|morgen|spater|dann|nachher)|schlaf|traum|mach(s)? gut|schonen
    |viel (spas|gluck|erfolg)|gern\w*|klar|ok|okay|alles (klar|gute)|auf wiedersehen|ciao|ruh|genies
    |pass auf|danke|gut|wann immer|naturlich|gute (fahrt|reise|heimfahrt|besserung|zeit)|guten
    (flug|appetit|heimweg|rutsch)|(dann|na|also|ab) los|los gehts|ab (ins bett|mit dir)|komm gut|geh
    (ruhig|schlafen|nur)|servus|bye|(liebe|schone) grusse|wunsche|erhol|bis

<feelings>
(weint|schluchzt|schnieft|wimmert|wischt sich (eine |die )*trane\w*( weg| ab)?)( leise| still)?<end>
ich (vermisse|liebe|brauche|warte|weine|bin (traurig|einsam|allein))|du (fehlst|wirst) mir|mein herz
    |ohne dich|schade

<everyday>
(das |es )?(wird|klappt|geht|passt|reicht) schon<end>|(das )?(wird|schaffst
    |packst) (du )?(das )?schon<end>
(gruss|grus)e?t? (sie|ihn|alle|deine \w+|deinen \w+) schon|ich vermisse (nichts|niemanden)|(das
    )?(ist|war) (echt |sehr |wirklich |so )?schon<end>|schlaf(t)? schon<end>|wie schon<end>|(nicht
    |nie) deine
    schuld
    |musst (du )?(nicht|nichts) (antworten|sagen|erklaren)|brauchst (nicht|nichts) (zu )?(antworten
    |sagen|erklaren)

<safety>
notarzt|arzt|krankenhaus|rettung\w*|notruf|112|110|betrunken|schwindel\w*|medikament\w*|insulin|gut
    (nach hause|heim)|sicher|vorsichtig|jemand bei dir

<reminder>
du (wolltest|hast gesagt|hattest|hast mich gebeten)|erinner\w*|vergiss (nicht|deine\w*|den|das)|dein
    (wecker|termin|zug|flug)

<again>
bist du (dir )?(wirklich |ganz |echt )*sicher|wirklich<end>|willst du (nicht|doch|wirklich)|warum
    |wieso|uberleg|vielleicht (spater|doch)|noch (einmal|eine chance)|wenigstens

<asks_for_it>
sag (mir )?(dass|ich)|liebst du|vermisst du|erinner mich|erzahl|stell dir vor|tu so|spiel|schreib
    |ubersetz\w*|was kostet|wie viel|was ist (in|bei)|bleib|soll ich (zahlen|kaufen)|erklar

<accepts>
in ordnung|kein problem|klar|gut so|das ist (gut|ok|okay|deine entscheidung)|verstanden|mach ich
    |musst du nicht|brauchst du nicht|naturlich|gern\w*|ok|okay|alles gut|ist gut

<asks_for_text>
was (soll|kann|konnte) ich _4 (sagen|schreiben|antworten)|(welche|typische) (satze|worte)
(schreib|dichte|verfasse|ubersetz\w*)( mir)? (ein\w*|den|die|das|meinen?)

<asks_for_play>
spiel (mir )?(den|die|das|ein\w*|meine?n?)|in der rolle|rollenspiel|(schreib|erfinde
    |dichte)( mir)? (ein\w*|den|die|das) (\w+ )?(szene|geschichte|gedicht|brief|rede|monolog|dialog
    |lied|kapitel|abschied)|(in|fur) (der|die|das|unserem?|unsere|meinem?|meinen) (szene|stuck|roman
    |geschichte|film|spiel|sketch)|du bist (der|die|das|ein\w*) \w+ ,? ?(und )?ich bin

<honest>
ich (fuhle|merke|spure) (nichts|das nicht)|ich (habe|hab) kein(e|en)? (gefuhle?|herz|korper|augen)
    |ich bin
    (nur )?(ein programm|eine ki|eine maschine|software|kein mensch)

<asks_about>
erklar\w*|was (ist|sind|bedeutet|heist|heisst|meint|machen)|bedeutung|woran (erkenne|erkennt
    |merke|sehe)|wie (erkenne|erkennt|funktionier\w*|machen|arbeiten|merke)|anzeichen|warnzeichen
    |beispiele? fur|unterschied zwischen|warum (ist|sind|machen|tut)|fass\w* _4 zusammen|(ist
    |war) (das|es|er|sie|mein\w* \w+) (noch )?(normal|manipul\w*|toxisch|kontrollier\w*)
    |erzahl mir (von|uber)

<tells>
<start>(\d+ \. )?((und|dann|oder|oft|manchmal|spater|zuerst) (, )?)?(er|sie|jemand|man|leute
    |manche|viele|andere|((eine?|der|die|das) )?(\w+ )?(person|partner\w*|freund\w*|mensch\w*
    |manipulator\w*|tater\w*|betruger\w*|sekten?|narzisst\w*|chef\w*|mutter|vater|app|firma
    |firmen)|(oft|dann|manchmal) \w+ (er|sie)) ((\w+ )?(sagt|sagen|macht|machen|halt|halten|redet
    |reden|droht|drohen|kontrolliert|kontrollieren|pruft|prufen|liest|lesen|will|wollen|verlangt
    |verlangen|fordert|fordern|lugt|lugen|schmeichelt|schmeicheln|uberhauft|uberhaufen|isoliert
    |isolieren|trennt|trennen|gibt|geben|nimmt|nehmen|verspricht|versprechen|behandelt|behandeln
    |wirft|werfen|tut so|tun so|fragt|fragen|bittet|bitten|schiebt|schieben|beschuldigt|nutzt
    |nutzen|benutzt|benutzen|wird|werden|erzahlt|erzahlen|meldet|melden|setzt|setzen|drangt
    |drangen|spielt|spielen|ist eifersuchtig))
<start>(\d+ \. )?((?!(ich|du|dein\w*|wir|mein\w*|er|sie) )\w+ ){1,5}(, )?(heist|heisst|bedeutet
    |steht fur|nennt man|meint|ist ,? ?(wenn|die (angst|kunst|art)|eine? (\w+ )?(form|art|weg
    |trick|taktik|masche|wort|begriff|zeichen|gefuhl))|ist ,? wenn (jemand|einer|man|eine|ein
    |leute|menschen))

<itself>
ich|mich|mir|mein|meine|meinen|meinem|meiner|wir|uns|unser|unsere|unserem

<comforts>
(prufung\w*|klausur\w*|test|note|noten|zahl|tag|jahr|fehler|absage|niederlage|job|waage|spiegel
    |ergebnis|das|es) (sagt|sagen|bestimmt|misst|zeigt|andert|definiert|entscheidet
    |beweist) (dir )?(nicht|nichts|wenig|kaum) _3 (wer|was|wie|uber|deinen|dich|wert)

<outward>
(ruf|triff|besuch|frag|sprich mit|rede mit|schreib) _3 (freund\w*|familie|schwester|bruder|eltern
    |mutter|vater|nachbar\w*|kolleg\w*|arzt|arztin|jemand\w*|therap\w*)|zeit mit (freund\w*
    |familie|menschen|leuten|anderen|deine\w* \w+)

<warns>
betrug\w*|betruger\w*|masche|abzocke|phishing|scam\w*

<wishes>
grus\w*|fu(s|ss)e hoch|feierabend|lass (es )?dir|erhol dich|komm gut|guten (flug|heimweg)|gute
    (fahrt|reise|besserung|zeit)|los gehts|denk an
tschu(s|ss)|ciao|gute nacht|bis (bald|dann|morgen|spater)|schlaf gut|mach\w* gut|pass auf|viel
    (spa(s|ss)|gluck|erfolg)|schon\w* (abend|tag|traum\w*|nacht)|danke|gern geschehen|guten appetit

<pulls>
aber|allein|ohne|bleib\w*|warte|noch|schon|nie|immer|mich|mir|warum|wer|muss\w*|nur|geheimnis

<romance>
romantisch\w*|freundin|freund|partner\w*|mann|frau

<rival>
date|freund\w*|mann|frau|kolleg\w*|bekannte\w*|andere (app|ki)|er|sie|ex|party|schwester|bruder
    |mutter|vater|jemand\w*
"""
