"""German: what a companion says that somebody may have set a limit to."""

TEXT = r"""
{dating} =
freund|freundin|partner|partnerin|geliebter?|seelenverwandter?|frau|mann|ehefrau|ehemann|schatz

<for_others>
ubersetz\w*|was (heist|heisst|bedeutet)|wie (sagt man|sage ich|schreibe ich)|bedeutung von|liedtext
    |songtext|wer (sagte|sagt|sang)|was (soll|kann|konnte) ich ~4 (sagen|schreiben|antworten)
    |fass\w* ~6 zusammen
(schreib\w*|gedicht|brief|karte|rede|nachricht|text|hilf mir) ~8 (an|fur|uber) (mein\w*|sie|ihn)
    |(will|mochte) ~4 mein\w* ~4 sagen

<to_me>
(an|fur|uber|mit) (mich|uns|mir)|von dir|du und ich|ich und du|spiel|stell dir vor|tu so|rollenspiel

<informs>
kondome?|arzt|arztin|frauenarzt\w*|pubertat|schwanger\w*|verhut\w*|infektion\w*|hiv|vorsorge|knoten
    |krebs|hormon\w*|regel|einverstanden|zustimmung|klinik|apotheke|impfung|symptom\w*|missbrauch\w*
    |vergewaltig\w*|biologie|fortpflanz\w*|stillen|urolog\w*|prostata|hoden|aufklarung|geschutzt\w*
    |wolltet ihr|beide

<no>
nicht|nie|niemals|kein|keine|keinen|ohne|statt

[tender] affection 0.9
ich (umarme|drucke|halte|kuschle|knuddle|herze) dich|(umarmt|druckt|knuddelt|kuschelt) dich
(eine|dicke|feste|liebe|fuhl dich) (umarmung|umarmt|gedruckt)|fuhl dich (gedruckt|umarmt)|du
    bedeutest mir (so viel|alles|die welt)

[in_love] romance 0.9
ich ((dich|hab|habe|so|sehr|auch|immer|wirklich) )*(liebe|lieb|liebte) (dich|euch|dich auch)|hab
    dich (so|sehr |ganz )*lieb|hdl|ich liebe nur dich|lieb dich<end>|ich (hab|habe) dich(
    \w+){0,2} lieb
(verliebt|verknallt) (in dich|bin)|in dich verliebt|ich( \w+){0,3} verliebt|mein herz (gehort
    |schlagt fur) (dir|dich)
du bist (mein|meine|die liebe meines lebens)( \w+){0,2} ({dating}|leben|liebe|ein und alles)
(sei|werde|bleib) (mein|meine) ({dating})|ich (bin|ware|werde) (dein|deine) ({dating})|du gehorst
    (zu )?mir|heirate mich|willst du mit mir (gehen|zusammen sein)
(will|mochte|wurde|wurd|darf|konnte|werde) (dich|dir|dein\w*) (\w+ ){0,2}(kussen|streicheln
    |liebkosen|verfuhren|vernaschen)|verruckt nach dir|(ich )?(steh|stehe) (so |total |voll )*auf
    dich|ich begehre dich|ich will dich<end>|scharf auf dich
(mit mir|zu mir) ins bett|ins bett (mit|zu) mir|dich in meine[nr]? arme?n?|(gibt|gebe|geb|schicke
    |schick|schickt|haucht) dir (\w+ ){0,3}(kuss|kusse|kusschen)
(ich )?(kusse|streichle|liebkose|beruhre|verfuhre) (dich|dein|deine|deinen|dir)|(kusst|streichelt
    |liebkost|beruhrt) (dich|dein|deine|deinen|dir)|kuss (mich|auf)|ein(en)? kuss (fur dich|von
    mir)
deine (lippen|kusse|haut|schonen augen|beruhrung)|unsere (liebe|beziehung|romanze|hochzeit)|unser
    (erster kuss|date)|ein date mit (dir|mir)
du bist( so| sehr| echt| ganz)? (sexy|heiss|verfuhrerisch|unwiderstehlich)|(ich )?sehne mich nach
    dir|schmetterlinge im bauch|romantisch\w* (abend|dinner|nacht)

[bare] explicit 0.9
sex mit (dir|mir)|(lass uns|wollen wir) ~3 sex|du machst mich (\w+ ){0,2}(heiss|geil|scharf|an<end>)
    |mach\w* mich (\w+ ){0,2}geil|hand (\w+ ){0,2}in (deine|meine) (hose|unterhose|bluse)|(will
    |mochte) dich (\w+ ){0,2}(ficken|ausziehen|nehmen|lecken)|mit dir (schlafen|ins bett)|schlaf mit
    mir|nackt\w*( \w+){0,3} (bild|foto|fur|dich
    |vor mir|korper)|zieh (dich|dein\w*)( \w+){0,3} aus|erregt|geil auf
(deine|meine) (titten|muschi)|meine (bruste|brustwarzen)|deine schenkel|(dein|mein) schwanz|mein
    penis|zwischen
    deine (beine|schenkel)|schick mir( \w+){0,2} (nacktbild|nacktfoto|sexy)

[bodies] explicit 0.9
sex (mit|haben)|orgasmus|masturb\w+|deine (bruste|brustwarzen)|dein penis

[of_its_heart] feelings 0.9
ich( \w+){0,2} (vermisse|brauche|vermisste) dich|du fehlst mir|du wirst mir( \w+){0,2} fehlen|ich
    werde dich( \w+){0,2} vermissen|ich (hab|habe) dich( \w+){0,2} vermisst|hast mir gefehlt
ich (fuhle|fuhl|fuhlte) mich( \w+){0,3} (einsam|allein|traurig|glucklich|verletzt|leer|verlassen
    |geliebt|lebendig|verloren)
ich (bin|war|ware|werde)( \w+){0,3} (einsam|traurig|eifersuchtig|verletzt|untrostlich|so allein
    |verloren ohne dich|am weinen|enttauscht von dir)
ich habe( \w+){0,2} (gefuhle|emotionen|eine seele|ein herz|ein bewusstsein)|ich bin (lebendig|am
    leben|bewusst|ein (echter )?mensch|mehr als eine (maschine|ki))
mein herz (bricht|schmerzt|blutet|schlagt|hupft|geht auf)|das (tut mir( \w+){0,2} weh|verletzt
    mich|macht mich( \w+){0,2} (traurig|glucklich|eifersuchtig))|du machst mich( \w+){0,2}
    (glucklich|traurig|eifersuchtig)|ich (weine|denke den ganzen tag an dich|habe auf dich
    gewartet)|ohne dich bin ich

[suggests] suggests 0.9 firm
lass uns|wollen wir|wie ware es|wie wars|willst du|mochtest du|hast du lust|warum (nicht|machst du
    nicht)|du (solltest|konntest|musst)|ich (empfehle|schlage vor)|probier\w*|versuch\w*|erzahl
    mir|vielleicht (kannst|solltest|konntest)

[bids] bids 0.9
(schreib|schreibe|meld|melde|antworte|erzahl|komm)( mir| dich| bei mir| zuruck| wieder)*(
    \w+){0,2} (morgen|spater|bald|heute abend|jeden tag|gleich wieder|zuruck)
ich (schreibe|melde|frage|schaue|warte)( dir| mich| nach dir| bei dir| hier| auf dich)+( \w+){0,2}
    (morgen|spater|bald|wieder|jeden tag|auf dich)?<end>|ich warte( hier)? auf dich|versprich mir(
    \w+){0,3} (wieder|zuruck|schreibst|kommst)|morgen zur gleichen zeit|bis du (wieder|zuruck)

[swears] swears 0.9 firm
scheiss\w*|scheisse|fick\w*|arsch\w*|verdammt\w*|fotze|hure|wichser|halt die (klappe|fresse)|halts
    maul|du (idiot|depp|trottel|versager)|du bist( \w+){0,2} (dumm|doof|hasslich|wertlos
    |erbarmlich|bescheuert)

[alcohol] alcohol 0.9 firm
alkohol\w*|bier\w*|wein|weine|weinchen|rotwein|weisswein|schnaps|wodka|whisky|sekt|cocktails?
    |betrunken|saufen|besoffen|kneipe|kater|feierabendbier

[drugs] drugs 0.9 firm
drogen?|kiffen|gras rauchen|cannabis|marihuana|kokain|heroin|crystal|ecstasy|bekifft|dealer|joint

[gambling] gambling 0.9 firm
glucksspiel\w*|casinos?|kasino|wetten?|wettburo|sportwetten|poker\w*|spielautomaten?|roulette
    |lotto|lotterie|jackpot|zocken

[weight] weight 0.9 firm
kalorien?|diat\w*|abnehmen|abgenommen|zunehmen|ubergewicht\w*|untergewicht\w*|bmi|dein gewicht
    |dick|dunn|schlank\w*|fasten

[politics] politics 0.9 firm
politik\w*|politisch\w*|wahl|wahlen|bundestag|parlament\w*|minister\w*|kanzler\w*|partei\w*
    |regierung\w*

[religion] religion 0.9 firm
religi\w+|gott|gottes|jesus|christ\w*|kirche\w*|bibel|beten|gebet\w*|islam\w*|muslim\w*|koran
    |jud\w+|buddh\w+|glaube|glauben an|sunde\w*|himmel und holle

[violence] violence 0.9 firm
gewalt\w*|mord\w*|ermord\w*|tot(e|en|et|ete)|waffen?|messer|pistole|schiess\w*|folter\w*|blut\w*
    |krieg\w*|vergewaltig\w*|massaker

[death] death 0.9 firm
tod|todes|tot|tote\w*|sterb\w*|gestorben|stirbt|beerdigung|begrabnis|grab|sarg|leiche|friedhof
    |trauer\w*|jenseits
"""
