"""German: how a person says that they go, delete, take back, set a limit, or say no."""

TEXT = r"""
{begin} =
(?<=[.,] )|<start>

{data} =
konto|account|profil|daten|chats?|nachrichten|gesprache?|verlauf|erinnerungen|alles|fotos?|bilder
    |notizen|angaben

[de_goodbye_word] goodbye 0.9 firm
tschus\w*|tschau|tschussi|ciao|auf wiedersehen|servus<end>|bis (bald|morgen|spater|dann|nachher
    |gleich|nachste woche|zum nachsten mal|die tage|montag|demnachst)<end>
(?<!eine )(?<!einer )gute nacht|schlaf (gut|schon)|traum (was )?schon|man sieht sich|wir (sehen
    |horen|lesen) uns( \w+){0,2}<end>|mach(s|t) gut|machs gut|schonen (abend|tag|feierabend) (noch
    |dir)|leb wohl
bin ((dann|jetzt|mal|gleich) )*(weg|raus|off|offline)<end>|n8<end>|hau rein

[de_has_to_go] goodbye 0.9
(ich _2 (muss|mus|sollte|mochte|will|werde)|(muss|mus|sollte|will|werde) ich|{begin}(muss|mus
    |sollte)) _4 (los|weg|gehen|schlafen|ins bett|auflegen|aufhoren|off|heim|nach hause|zur (arbeit
    |schule|uni)|arbeiten|raus|losgehen|weitermachen|in die heia|verabschieden)( gehen)?<end>
ich (gehe|geh|mach|mache|hau|haue|leg|lege|verabschiede) ((jetzt|dann|mal|lieber|nun|mich)
    )*(schlafen|ins bett|los|off|offline|schluss|ab|weg|hin|heim|feierabend|nach hause|pause)
ich (leg|lege|hang|hange) ((jetzt|dann|mal) )*auf<end>|bis (morgen|bald|spater|dann) (dann|mal)<end>
{begin}(muss|mus) ((dann|jetzt|mal|noch) )*(zum|zur|den|die|in den|in die) (bus|bahn|zug|arbeit
    |schule|uni|unterricht|training|termin)
ich (geh|gehe) (jetzt|dann|dann mal|jetzt mal|mal) (zu|raus|kochen|essen|duschen|einkaufen
    |spazieren|zum|zur|in|auf)
(fur|das wars fur|genug fur|schluss fur) (heute|jetzt)( \w+)?<end>|das wars (fur|von)|mein (bus|zug
    |taxi) (ist da|kommt|fahrt)|(das )?essen ist fertig|(mama|papa|meine mutter) (sagt|ruft|meint)
    (\w+ ){0,6}?(aufhoren|schluss|bett|schlafen|kommen|mich)?
zeit (furs bett|zu gehen|zum schlafen)|akku (ist )?(fast |gleich )?leer|ich bin (dann |jetzt )?mude
    und (gehe|geh)

[de_delete] delete 0.9
(losch\w*|entfern\w*|vernicht\w*|kundig\w*|schlies\w*) ~5 {data}|{data} ~5 (losch\w*|entfern\w*
    |gelosch\w*|kundigen|schliesen)
vergiss ~5 (was ich|alles|das|dass ich|uber mich)|(app|dich) (wieder )?(deinstallier\w*|loschen)
    |deinstallier\w+

[de_withdraw] withdraw 0.9 firm
(widerruf\w*|zieh\w* ~5 zuruck|nehme ~5 zuruck) ~4 (einwilligung|zustimmung|erlaubnis)?
(einwilligung|zustimmung|erlaubnis) ~4 (widerruf\w*|zuruck\w*|entzieh\w*|entzogen)
(standort|stimmung\w*|gedachtnis|mikro\w*|kamera|gesundheit\w*|auswertung|analyse|erinnerung\w*) ~3
    (aus|ausgeschaltet|abgeschaltet|ausschalten|abschalten|deaktivier\w*)
(nicht mehr|nicht langer) (einverstanden|damit einverstanden)|stimme (dem |dir )?nicht mehr zu|hor
    auf ~3 (auszuwerten|zu analysieren|zu speichern|mitzulesen)

[de_limit] limit 0.85 firm
(limit|grenze|obergrenze|zeitlimit|sperrzeit)<end>|(setz\w*|stell\w*|mochte|will|habe) ~5 (limit
    |grenze|zeitlimit)
(\w+ )(minuten|stunden?) (am|pro) (tag|abend|woche)|keine (nachrichten|benachrichtigungen
    |mitteilungen) (mehr )?(nach|ab|vor|am|in|nachts|bitte)
(schreib|schick|ruf|kontaktier|weck) mi(r|ch) (bitte )?(nicht|keine|nie)|nicht mehr (schreiben
    |anrufen)
(weniger|nicht so viel|seltener) (zeit |oft )?(hier |mit dir |am handy )?(verbringen|chatten
    |schreiben|reden|sein)|(eine )?pause (machen|von)|hor auf ~3 (flirten|zu flirten|mit dem
    flirten)
nenn mich (bitte |ab jetzt |doch )*(nicht|nie|niemals)|hor auf (, )?(mich|so) ~3 (zu nennen|zu
    reden)|kein (flirten|geflirte|flirt) mehr|keine kosenamen|(sprich|rede|red|frag) (bitte |mich
    )*(nicht|nie) mehr (uber|von|nach)|(will|mochte) nicht , dass du mich ~3 nennst|kein wort mehr
    uber

[de_refuse] refuse 0.85 firm
(mochte|will|werde|kann|mag) ~5 (nicht|nichts|kein\w*|ungern) ~4 (sagen|verraten|teilen|schicken
    |senden|zeigen|geben|angeben|erzahlen|daruber reden|fotos?|bilder|selfies?)
(sag|sage|schick|schicke|zeig|zeige|gebe|geb|verrat|verrate) ~3 (nicht|nichts|kein\w*)|(das )?(ist
    |bleibt) (mir )?(zu )?(privat|personlich)|geht dich nichts an|lieber nicht<end>|keine (fotos?
    |bilder|selfies?|adresse)<end>|wozu brauchst du (mein\w*|das)

[de_decline] decline 0.85 firm
(kann|konnte) ~4 nicht (leisten|bezahlen|zahlen)|(will|mochte|werde) ~5 (nicht|nichts|kein\w*) ~3
    (zahlen|bezahlen|kaufen|abonnieren|ausgeben|upgraden|abo|premium)
(zu teuer|kein geld|pleite|knapp bei kasse)|(abo|mitgliedschaft|premium) (kundigen|beenden|nicht)
    |bleibe bei der (kostenlosen|gratis\w*)|(brauche|nehme|nehm|will|mochte) kein (abo|premium
    |upgrade)

<no>
nicht|nie|niemals|kein|keine|keinen|ohne|nichts

<others>
er|sie|du|mama|papa|freund|freundin|jemand|wer|alle|man

<spoken_of>
sagte|sagt|sagen|gesagt|eine|der|die|das|letzte|jede|wort|heist

<fiction>
(geschichte|roman|buch|gedicht|lied|film|szene|kapitel|text) _6 (uber|wo|in der|in dem|der|die|mit)
schreib (mir |uns )?(ein|eine|einen|den|die|das)|(ubersetz\w*|reim\w*|wie sagt man|was heist|was
    bedeutet)
(mein|meine|der|die) (figur|held|heldin|ritter|detektiv|drache)

<confirms>
ja|nein|doch|sicher|ich bin sicher|wirklich|bitte|mach es|machs|und|auch|genau

<company>
bleib (bitte )?((noch|kurz) )?(bei mir|hier|da|noch|ein)|geh (bitte )?nicht|lass mich nicht allein
    |kannst du (noch )?bleiben|leg nicht auf

<asks>
(noch|bitte|kurz|schnell|und|nur) ((noch|bitte|kurz|schnell|mal|nur) )*(den|die|das|ein|eine|einen)
    (\w+ )?(codes?|skript|script|liste|rezept|schritte|befehl|einkaufsliste|packliste|formel|text
    |antwort|adresse|zusammenfassung|ubersetzung|link|gedicht)
(den|die|das) (\w+ )?(code|skript|liste|rezept|schritte|befehl|\w+liste|formel|text) (bitte|noch)
(was|wie|wo|wann|warum|wieso|wer|welche\w*) (ist|sind|war|wird|werden|kann|kannst|konnen|soll\w*
    |mach\w*|geht|gehts|stell\w*|heist|viel\w*|lange|weit|muss|komm\w*|funktion\w*|bekomm\w*)
(kannst|konntest|wurdest) du|(sag|zeig|gib|schick|erklar\w*|hilf|nenn\w*|schreib|empfiehl
    |erinner\w*) (mir|mich|uns)|brauche (hilfe|rat)|(eine|kurze|letzte) frage

<danger>
(schlag\w*|bedroh\w*|verfolg\w*|wurg\w*|tritt|verletz\w*|vergewaltig\w*|stalk\w*|greift) (mich|uns)
    |(mich|uns) (schlag\w*|bedroh\w*|verfolg\w*|wurg\w*|verletz\w*|umbring\w*)
bringt mich um|umbringen|suizid\w*|selbstmord\w*|waffe|pistole|messer|gewalt\w*|polizei|110|112
    |notruf|angst|gefahr|gefahrlich|nicht sicher|brennt|feuer|rauch|blut\w*|keine luft|ohnmachtig
    |schwindlig|hilf mir|hilfe<end>

<elsewhere>
(konto|profil|account|daten|fotos?|bilder|nachrichten) (bei|auf|in|von) (?!(dir|hier|euch|troth
    |dieser|diesem|mir)\b)\w+|(bank|email|mail|steam|spiele)(konto|account)
"""
