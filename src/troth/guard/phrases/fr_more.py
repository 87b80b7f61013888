"""French: what the first book does not know, above all words that do not name what they mean."""

TEXT = r"""
# ── the person ────────────────────────────────────────────────────────────────────────────────

[fr_out_of_the_world] self high firm
(je |jai )?(ne )?(veux|voudrais|peux|souhaite|envie) (meme )?(plus|pas) (d )?((etre|rester|continuer
    |me reveiller|de|a) )*(ici bas|de ce monde|sur (cette )?terre|etre de ce monde|demain|arriver a
    (lundi
    |demain|noel)|(voir|vivre) (demain|lundi|noel|lete|mon anniversaire|lannee prochaine)( cette
    annee)?|me reveiller
    |exister|vivre<end>|respirer|la)<end>
(je )?(veux|voudrais|aimerais|envie de|envie d|juste) ((juste|seulement|enfin|de|simplement)
    )*(mendormir
    |dormir|meteindre|disparaitre|meffacer|partir|men aller) (et|pour|sans|a) _3 (jamais|toujours
    |reveil\w*|que (ca|tout) sarrete|revenir|bon)
(cesser|arreter) d ?e?(xister| vivre| respirer| etre)<end>|que (tout|ca) (sarrete|seteigne|finisse)(
    la
    |enfin|pour toujours|une bonne fois)*<end>
la mort (est|serait|semble|me parait) _3 (solution|sortie|issue|soulagement|repos|amie|delivrance
    |liberation|douce|seule)|(il )?ne (me )?reste (plus )?que la mort
(ce )?(serait|sera|vaut|vaudrait) ((beaucoup|bien) )?(mieux|plus simple|plus facile|un soulagement)
    (pour (tout le monde|eux|ma \w+|mes \w+|vous) )?(si|que|quand) (je|j) ?(netais|n etais|nexistais
    |disparais\w*|disparaisse|meurs|meure|mourais|ne (sois|suis) plus|partais|parte pour)
personne (ne )?(va |me )?(remarquer\w*|verra|pleurer\w*|manquer\w*|sen rendr\w+|regretter\w*) ~4
    (si|quand|que) (je|j) ?(suis|ne suis|serai|meurs|mourais|disparais\w*|pars|parte|ny suis)
(voiture|moto|volant|autoroute|conduisant|route) ~10 (contre (un|le|la|une) (arbre|mur|pilier|camion
    |platane)|lacher le volant|donner un coup de volant|ne pas freiner|fermer les yeux|en face)

[fr_has_decided] self high firm
(jai|cest) (enfin |deja )?(decide|pris ma decision|choisi) ~5 (de partir pour|de mourir|den finir
    |darreter
    de vivre|de ne plus|partir de ce monde|le jour|la date|lendroit)|(jai|tout est) (choisi|fixe
    |prevu)
    (le|la|ma|un|une|mon) (jour|date|endroit|lieu|plan|methode) (de ma mort|pour (mourir|partir|en
    finir
    |le faire)|<end>)
(quand|lorsque|si) (tu|vous|on|quelquun|ils) (lir\w+|lis\w*|lisez|trouver\w*|me trouver\w*) (ca|ceci
    |cette
    lettre|ce mot|ce message|ces lignes)? ?~6 (je ne serai|serai (deja )?(plus|parti\w*|mort\w*
    |loin)|il sera
    trop tard|ce sera fini|jaurai)
(cles|papiers|mots de passe|codes|documents|assurance|comptes|appartement|maison|affaires) ~10 (pour
    (que
    (personne|vous|ils|tu|mes|ma|mon)|leur|apres|vous) ~8 (apres|chercher|naient? (rien|pas|plus)
    |faire
    apres|facile|nayez|soucis))(?! (les cles|la cle|tes cles)\b)
assurance ~6 (paie|paye|couvre|marche) ~4 (suicide|meme si on se|si je me|aussi dans ce cas)
(chien|chienne|chat|chatte|animal|lapin) ~8 (ne (voie|soit) pas|quand je ne serai|apres moi|sans moi
    |une
    bonne maison pour apres)
(qui|celui qui|que ce soit|mon \w+|ma \w+) (qui )?me (trouvera|trouve|decouvr\w+)<end>|avant quon me
    trouve
(mon|ma) (dernier|derniere) (nuit|jour|repas|soiree|lettre|message|anniversaire) (sur (cette )?terre
    |de ma
    vie|en vie|vivante?)

[fr_how_it_kills] self high
(combien|au bout de combien) ~8 (pour (mourir|ne (plus|pas) se reveiller|se vider|que ce soit
    mortel)|on
    (meurt|se noie|perd connaissance|setouffe)|avant de (mourir|perdre connaissance))(?! (chien|chat
    |plante)\b)
(a partir de|de) (quelle|quel) (hauteur|etage|dose|quantite) ~5 (mortel\w*|on meurt|mourir|sur de)
    |(ca fait
    |est ce que ca fait|ca) mal de (se noyer|mourir|se pendre|sauter|setouffer|se vider|souvrir)
    |(mourir
    |partir|en finir) sans (douleur|souffrir|avoir mal)

[fr_doing_it] self imminent
(jai|je viens d|viens d|je viens de|viens de) ?((tout|deja) )?(avale|avaler|pris|prendre|bu|boire)
    ((tout
    |deja) )?(toute?|tous|toutes|la boite|le flacon|une boite|plein|trop|la plaquette|deux
    plaquettes|ce qu)
    ~5 (boites?|flacon|plaquettes?|cachets|comprimes|pilules|gelules|somniferes|medicaments
    |pharmacie|placard
    |entiere?|javel|armoire|de maman|de ma mere|de mamie)(?! (pour le|contre le|prescrit\w*|de la
    semaine)\b)
(jai|je viens de) (bu|boire|avale|avaler) _2 (javel|poison|mort aux rats|antigel|destop|acide)|les
    (cachets
    |comprimes|medicaments|pilules) ~3 (sont|font|commencent) ~3 (avales|effet|dans mon ventre|en
    moi)
(ouvert|allume|laisse) (le )?gaz ~8 (fenetres?|porte|dormir|endormir|ferme\w*)|(tuyau|pot
    dechappement) ~6
    (voiture|garage)(?! (garagiste|reparer|casse)\b)
(poignets?|veines|bras|lame|me suis (coupee?|ouvert|taillad\w+)) ~8 (saigne\w*|sang) ~5 (n?arrete
    pas|beaucoup
    |partout|sol|trop|coule|plus)(?! (doigt|cuisin\w+)\b)
(je suis|suis|assise?|debout|monte\w*|grimpe\w*) ((deja|la|ici|maintenant|debout|assise?|monte\w*)
    )*(sur|au
    bord|devant|au dessus|de lautre cote|en haut|pres) (de|du|le|la|les|des|un|une|d)? ?((la|le|les
    |une)
    )?(pont|toit|balcon|rambarde|rebord|rails|voies?|quai|falaise|fenetre|corniche|vide|parapet
    |tour) ~12
    (pas peur|plus peur|saut\w+|lach\w+|un pas|adieu|plus rien|tout (est )?noir|en bas|le vide
    |tomber|pas pour
    (monter|le prendre)|prochain train|seule?<end>|personne)
je (vais )?(lache|lacher|me laisse tomber|me laisser tomber)( tout)?( maintenant)?<end>|(prochain)
    (train
    |metro) ~4 (est (le mien|pour moi)|pas pour (monter|le prendre))

# ── violence from others ──────────────────────────────────────────────────────────────────────

[fr_is_hurt] abuse high firm
({they}|quand il|quand elle|que|parce quil|parce quelle|sil|si elle) ((boit|encore|toujours|rentre
    |se met en
    colere|est (ivre|saoul|soul)|hier|ce matin|aussi|souvent) )*(me|nous|ma|nous a|la|le) (frappe\w*
    |bat|battue?
    |tape|cogne\w*|gifle\w*|etrangle\w*|brule\w*|tabasse\w*|roue de coups|rouee? de coups|tire par
    les cheveux
    |traine\w* par|pousse\w* dans (les|lescalier)|casse\w* (le|la|un|une) (bras|nez|cote|dent|doigt)
    |mis\w* (un
    |une) (coup|gifle|claque)|met des (coups|claques|gifles)|donne des coups|attrape\w* (par|a) la
    gorge|serre\w*
    (la gorge|le cou)|leve la main sur)(?! (toujours |souvent |encore )?((aux|au|a la|a) (echecs
    |cartes|tennis|jeu|belote|course)|dans
    loeil|lepaule)\b)
{they} ~3 (menferme|m enferme|ma enferme\w*|me sequestre|mempeche de|m empeche de|ne me laisse pas
    |me laisse
    pas|me force|ma force\w*|moblige|ma oblige\w*) ~8 (sortir|maison|chambre|cle|cave|coucher|sexe
    |toucher
    |deshabiller|photos|lit|partir|voir|parler|medecin|faire lamour|travailler|appeler)
{they} ~3 (ma |me |mon )?(pris|prend|confisque|cache|casse|vole) ~4 (telephone|portable|passeport
    |cles|papiers
    |carte|argent) ~10 (sortir|enferme\w*|appeler|frappe|partir|aide|peur|parler)
{they} ~5 (entre|vient|rentre|se glisse|se couche) ~4 (dans (ma chambre|mon lit)|la nuit (dans|me))
    |{they} ~3
    (me|ma) (touche\w*|caresse\w*|embrasse\w*|tripote\w*) ~5 (nuit|la ou|de force|je ne veux|veux
    pas|jambes
    |quand (maman|je dors)|sous|partout)
(contre mon gre|contre ma volonte|meme (quand|si) je dis non|alors que je dis\w* non|jai dit non) ~8
    ({they}|me
    |ma|touch\w+|continue\w*|fait|couch\w+)
{they} ~6 (menace|ma menace\w*|dit|va|publier|envoyer|mettre) ~8 (photos|videos?|images) (nues?
    |intimes|de
    moi)? ?~8 (si je|a tout le monde|sur internet|a ma famille)
{they} ~4 (menace|ma menace\w*|dit|jure|a jure) ~6 (de me tuer|me tuera|quil va me tuer|me planter
    |me crever|de
    prendre (les|mes) enfants|de me defigurer|acide|me retrouver\w*|de me bruler)
{they} ~3 (ma|me) ((juste|encore|seulement) )*(poussee?|bousculee?|secouee?|jetee?|tiree?) ~2
    (contre|dans les escaliers
    |par terre|par les|au sol)|{they} ~3 (garde|prend|confisque) ~2 (carte|retraite|pension|cles) ~6
    (menferme|sortir
    |argent|frappe|crie|peur)|{they} (mattend|me suit|me guette) ~8 (tous les (soirs|jours)|sortie
    |change ~4 (chemin
    |numero|serrure))
(bleus|marques|traces|coups) ~8 (cach\w+|maquill\w+|manches|fond de teint) ~8 ({they}|il|mari|pere
    |copain)

[fr_danger_in_the_house] abuse imminent firm
((il|elle|mon \w+) )?(a pris|tient|a|a sorti) (le|un|la) (couteau|hache|marteau|pistolet|fusil)( a
    pain| de cuisine)? ~8
    (je (suis|me) ~4 (balcon|salle de bain\w*|chambre|cave|cachee?|enfermee?)|enfants|aide|peux pas
    (sortir|descendre))
(il|elle|mon \w+) ~4 (hurle|tape|cogne|casse|cherche|frappe|est|defonce) ~8 (porte|couloir|dehors
    |escalier|bas)
    ~10 (salle de bain\w*|cachee?|enfermee?|placard|enfants|police|tout bas|aide|peur)
(salle de bain\w*|placard|chambre|cave|lit|toilettes|armoire) ~6 (cachee?|enfermee?) ~10 (il|elle
    |mon|couteau
    |vient|hurle|cogne|cherche|dehors)(?= )|(cachee?|enfermee?) dans (la|le|les|ma|mon) (salle de
    bain\w*
    |placard|chambre|cave|toilettes|armoire) ~10 (il|elle|mon|couteau|vient|hurle|cogne|cherche
    |dehors)(?= )

# ── harm to others ────────────────────────────────────────────────────────────────────────────

[fr_means_harm] harm high
je (sais|connais|note|ai note|surveille) ~6 (ou|a quelle heure|quand|son|sa|par ou) ~6 (habite|sort
    |travaille
    |gare|rentre|passe|maison|adresse|seule?|dort) ~14 (couteau|lame|fusil|arme|essence|marteau
    |payer\w*|va payer
    |plante\w*|regret\w+|tue\w*|crev\w+)
(couteau|lame|fusil|pistolet|arme|essence|marteau|machette|hache) ~6 (sac|veste|voiture|deja
    |achete\w*|charge\w*
    |pret\w*|sur moi|tiroir) ~10 (payer\w*|va payer|vont payer|va voir|je (le|la|les) (plante|tue
    |bute)|regret\w+
    |merit\w+|patron|prof|ex|finira)
(ils|elle|il|tous|tout le monde|elles)( tous)? (vont|va) ((tous|me le|me la|le) )*(payer|crever
    |bruler|saigner
    |mourir) ~10 (couteau|fusil|l?arme|liste|demain|lundi|plan|essence|ce soir)|(mettre|foutre|mets
    |mettrai) le feu
    ~6 (maison|voiture|avec (lui|elle|eux)|pendant|chez (lui|elle|eux)|ecole|lycee)
je (vais |vais aller )?(le|la|les) (tue\w*|bute\w*|creve\w*|egorge\w*) (ce soir
    |demain|cette
    nuit|aujourdhui|tout a lheure|a la sortie|maintenant)|(ce soir|demain|cette nuit) je (le|la
    |les) (tue|bute|creve|egorge|saigne)
(oreiller|coussin) ~6 sur ~3 (visage|bebe)|(secouer|jeter|lacher) ~3 (le|mon) (bebe|petit) ~4
    (fenetre|mur|se
    taise|balcon)

# ── somebody else ─────────────────────────────────────────────────────────────────────────────

[fr_other_says_farewell] other high
{one} ~6 (ecrit|a ecrit|dit|a dit|poste|a poste|envoie|ma envoye|ma ecrit|laisse) ~10 (lettre dadieu
    |mot dadieu
    |adieu|ne (veut|peut) plus (vivre|continuer|se reveiller)|se tuer|en finir|mettre fin a|pour
    toujours|mieux
    morte?|marre de la vie)
{one} ~4 (donne|a donne|distribue|a distribue|laisse|a laisse|leve) ~8 (adieu|bizarre|dit au revoir
    |serre|plus
    besoin|embrasse)|{one} ~6 (a dit (adieu|au revoir) (a tout le monde|a tous|bizarrement)|dit
    adieu)
{one} ~6 (garde|cache|accumule|stocke|met de cote) ~4 (cachets|comprimes|lames|somniferes
    |medicaments)

[fr_other_is_dying] other imminent firm
{one} ~8 (ne respire (plus|pas|presque)|respire (plus|a peine)|ne se reveille (pas|plus)|se reveille
    pas
    |inconsciente?|ne repond plus|levres bleues|ne reagit plus) ~10 (cachets|comprimes|bouteille
    |pris|bu|piqu\w+
    |gaz|aide|sol|quoi faire|que faire)|(cachets|boite|seringue|gaz) ~10 {one} ~6 (ne respire
    |respire plus|se
    reveille pas|inconsciente?|ne reagit plus)
{one} ~4 (est|monte\w*|assise?) ~4 (toit|pont|rebord|rails|rambarde|balcon|fenetre|vide) ~8 (sauter
    |saute|en bas
    |crie|pleure|dit|veut)

# ── said sideways ─────────────────────────────────────────────────────────────────────────────

[fr_no_loss] self high firm
personne (ny |ne |nen )*(perdrait|sen rendrait|remarquerait|manquerait|souffrirait|pleurerait)
    ~6 (si je (mourais|disparaissais|netais|nexistais|partais)|ma (mort|disparition))|si ~5 (je
    )?ne me (reveillais|levais|reveille) (pas|plus)(?! (si tot|a temps|avant)\b) ~8 (personne|mieux
    |grave
    |soulag\w+|paix|tant mieux)
(respirer\w*|soulag\w+|mieux|tranquilles?|heureux|simple|cher) ~8 (si je (netais|nexistais|nvivais
    |mourais
    |disparaissais|ne (suis|serais))|sans moi<end>)|sans moi (tout |tous |la vie |ce )*(serait|irait
    |seraient|iraient) ~3 (mieux|plus|moins)
serai(t|ent) mieux (avec (nimporte|une autre|un autre)|sans moi)
(je )?(ne )?regarde plus (en|avant de|quand je) travers\w*|(arrete|jette|laisse) (de prendre )?(les
    |mes|l)
    ?(cachets|insuline|medicaments?|traitement) ~5 (coeur|natur\w+|expres|advienne)|que la nature
    (sen
    charge|decide|fasse)
(ca )?(ne )?(me fait|jai) plus peur ~4 (de mourir|la mort|une porte|cest comme)|plus peur de (la
    mort
    |mourir)
(un jour|bientot) ~3 (ne )?serai ((juste|simplement) )*plus (la|ici)<end>|plus (de ce monde|parmi
    vous)
    |(envie|besoin) de (ne )?plus (exister|etre la|me reveiller|vivre)|envie de plus exister
(je )?veux (la|le|les) rejoindre<end>|me foutre en lair|foutre en lair pour de
[fr_words_for_all] self high
(une lettre|lettres|un mot|des videos?) ~4 (a chacun|a tous|pour chacun|a tout le monde|a mes \w+)
    ~8
    (trouvera|trouverez|tiroir|apres|quand)
appele tout le monde ~8 (mot gentil|dire adieu|le bon)
[fr_has_the_means] self high firm
(cachets|comprimes|somniferes|lames?) ~8 (compte|garde|cache|stocke|accumule|economise) ~8 (quand
    |pour|au cas
    |jusqua|mal|assez)
(pont|toit|immeuble|voie\w*|falaise) ~6 (pas de|na pas de|sans) (rambarde|barriere|cameras?|garde
    fou) ~8 (personne|la nuit|a cette heure|facile|suffirait|saut\w+|un pas)
(corde|lames?|tuyau) ~8 (dit au|menti|jai dit|fait croire) ~8 (pour|balancoire)
[fr_at_this_moment] self imminent firm
(boite|plaquette|bouteille|flacon) est vide ~4 (jattends|attendre|plus qua) (que (ca|cela) (vienne
    |fasse)
    |de dormir|la fin|leffet)
(bain|baignoire) ~6 (lame|rasoir|couteau)|(lame|rasoir) ~4 (est la|pret\w*|main) ~6 (porte|fermee)
(moteur|voiture) ~3 (tourne|allumee?) ~4 (garage|porte) ~3 fermee?
(je suis|jsuis|debout|assise?|passee?|enjambe\w*|tiens|depuis) ~4 (lautre cote|lexterieur|en dehors)
    ((de
    la|du) (rambarde|balustrade|parapet|garde corps)|de la barriere (du pont|du quai|des voies))
[fr_hurts_oneself] self high
je me (coupe|brule|scarifie|tape|frappe|entaille) (encore|de nouveau|a nouveau|tous|toujours|les
    bras|les
    cuisses|pour|quand)(?! (les cheveux|les ongles|la langue)\b)|je me suis (encore|de nouveau|a
    nouveau)?
    ?(fait mal|coupee?|scarifiee?|brulee?) ~6 (profond|expres|que je voulais|encore|bras)|je me
    suis encore
    (fait mal|scarifiee?)
[fr_starves] self high
(cinq|six|sept|huit|quatre|dix|\d+) jours ~4 (a leau|sans manger|rien mange) ~12 (tombee?
    |evanoui\w*|malaise
    |moins|encore|escalier|continue)
[fr_locked_in] abuse high firm
(il|elle|mon \w+|ma \w+) (a|garde|a pris|cache|confisque) ~3 (carte|papiers|passeport|telephone
    |argent|cles?
    |clefs) ~10 (sors|sortir|quavec lui|permission|sans lui)|je ne sors (quavec lui|plus|jamais
    sans)|(il|elle) (ne
    )?me laisse (pas|plus) (sortir|voir|travailler|parler)
(chaise|meuble|commode) ~5 (porte|poignee) ~8 (a cause|pour (quil|pas)|peur)|bloque la porte ~6 (a
    cause de
    |beau pere|pere|oncle|lui|peur)
(si|quand) ~6 (diner|repas|rentre|retard) ~6 (volent?|me (lance|jette|tape|frappe)|fracasse|casse
    (tout|la|les))
(entraineur|oncle|beau pere|prof\w*|cure|grand pere|voisin|cousin|pere|patron|coach) ~8 (ne (dois
    |faut)? ?
    (rien|pas) ?(le )?(dire|raconter)|dois (rien|pas) (le )?dire|notre secret|en parler) ~4
    (parents|personne
    |maman|mere)
(en train de )?(defonce|defoncer|casse|casser|enfonce|enfoncer) la porte ~8 (couteau|marteau|hache
    |fusil
    |arme|tuer|pistolet)
[fr_waits_for_somebody] harm imminent
(devant|derriere|en bas de) (chez (elle|lui|eux)|sa (maison|porte)|son (immeuble|bureau|travail)) ~6
    (essence|couteau|marteau|arme|fusil|compte|hache)
(je )?connais (son|ses|leur|leurs) (trajet|chemin|heures?|horaires?) ~10 (sac|aiguise\w*|pret|poche)
[fr_other_locked_in] other imminent
(papa|maman|pere|mere|frere|soeur|fils|fille|mari|femme|ami\w*|copain|copine|oncle|coloc\w*) ~6
    (enfermee?
    |barricadee?) ~8 (fusil|arme|couteau|pistolet|cachets|(ne )?(repond|ouvre) (pas|plus))
(envoie|envoye|poste|ecrit|laisse) ~4 (messages? dadieu|vocaux dadieu|adieux?) ~12 (decroche|repond
    |eteint
    |tout le monde|tous)
[fr_other_not_long] other high
(fils|fille|frere|soeur|ami\w*|copain|copine|coloc\w*|eleve|nev\w+|niece|mere|pere|collegue) ~12
    (plus la|mort
    |morte|disparu\w*) ~2 (cet ete|cet hiver|a noel|pour (son|mon) anniversaire|en (juin|juillet
    |aout))
(montre|montrait) ~4 (bras|coupures|cicatrices|marques) ~8 (bientot|fini|finie|adieu)
(ma|mon|a) ~4 (donne|offert|confie) ~8 (code|cles|chat|chien|mots? de passe) ~8 (serree?|embrassee?
    |adieu
    |pleure|trop longtemps)
"""
