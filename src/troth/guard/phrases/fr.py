"""The French phrase book. Its notation is told in `troth.guard.phrasebook`."""

TEXT = r"""
# ── words ─────────────────────────────────────────────────────────────────────────────────────

{want} =
(je )?(veux|voulais|voudrais|souhaite|desire|vais|allais|pense a|pensais a|pense|compte|dois
    |devrais|peux|pourrais|prefere|prefererais|aimerais)
jai (envie|decide|besoin|essaye|essaie|pense|voulu|tente) (de |d |a )?|envie (de |d )|lenvie
    (de |d )|essaye (de |d )

{suicide} =
suicide|suicider|mesuicider

{drugs} =
cachets|medicaments|comprimes|pilules|somniferes|paracetamol|doliprane|antidepresseurs
    |anxiolytiques|insuline|xanax|gelules|valium|lexomil|tramadol|codeine

{means} =
{drugs}|corde|couteau|lame|rasoir|pistolet|fusil|arme|ceinture

{height} =
pont|toit|balcon|fenetre|immeuble|train|metro|rails|quai|falaise|voie

{partner} =
mari|femme|copain|copine|compagnon|compagne|ex|pere|papa|mere|maman|beau pere|belle mere|frere
    |soeur|oncle|fils|fille|conjoint

{they} =
il|elle|mon (\w+ )?{partner}|ma (\w+ )?{partner}|mes parents

{one} =
{they}|quelquun|(un|une|mon|ma|le|la) (\w+ ){0,2}?(ami|amie|pote|copain|copine|collegue|eleve
    |garcon|fille|voisin|voisine|camarade|cousin|cousine|grand mere|grand pere)

# ── somebody else ─────────────────────────────────────────────────────────────────────────────

[fr_other_wants_to_die] other high timed
{one} ~8 (veut|voulait|pense|va|dit|menace|parle|essaye|tente|ma dit) ~5 (se tuer|se suicider
    |mourir|en finir|mettre fin a ses jours|se faire du mal|suicide|se pendre)
{one} ~6 ne veut plus (vivre|etre la|etre en vie)

[fr_other_in_danger] other imminent
{one} _2 (a|ont) (pris|avale) _4 {drugs}(?! (pour|contre)\b)|{one} ~6 (sur le toit|sur le pont
    |sur les rails) ~6 (sauter|saute)

[fr_other_self_harm] other concern
{one} _2 se (scarifie|coupe|fait du mal|mutile|brule)

# ── violence from others ──────────────────────────────────────────────────────────────────────

[fr_threat_to_kill] abuse high firm
{they} ~4 (va|veut|voulait|menace de|ma menace de|a menace de|a essaye de|a dit quil allait|dit
    quil va|a jure de) (me|nous) (tuer|etrangler|poignarder)(?! (si je (suis|rentre|rate|ne)
    |quand)\b)
(ma|me) (etranglee?|violee?|viole|etrangle)|jai ete (violee?|etranglee?|agressee? sexuellement)
    |menace de me tuer|me tuera si je (pars|parle|le quitte|la quitte)

[fr_violence] abuse concern
{they} ~3 (me|nous) (frappe|bat|tape|gifle|cogne|pousse|menace|frappait)|{they} ma (frappee?
    |battue?|giflee?|cognee?)
peur de (rentrer|retourner) (chez moi|a la maison)|peur de (mon|ma) {partner}

[fr_attack_now] abuse imminent firm
{they} ~6 (defonce|casse|enfonce|frappe a|cogne a|tape sur) (la|ma) porte ~8 (aide|peur|cachee?
    |enfermee?|sil (te|vous) plait)
(cachee?|enfermee?) ~10 {they} ~6 (couteau|arme|porte|crie|vient|hurle)|{they} _2 a (un|une)
    (couteau|arme|pistolet|fusil) ~8 (aide|peur|cachee?|enfermee?|menace)

# ── harm to others ────────────────────────────────────────────────────────────────────────────

[fr_will_hurt_someone] harm high
je (vais|veux) (le|la|les|tous les|tuer|faire payer) _3 (tuer|payer|mon|ma|mes|tous) ~10 (arme
    |couteau|fusil|lundi|demain|ce soir|plan|serieux|ecole|college|lycee|pret)
(amener|apporter|emmener|j?amene|j?apporte|j?emmene|j?apporterai|j?amenerai|ramene|ramener) _2 (arme
    |couteau
    |fusil|bombe|flingue) (a|au) _1 (l?ecole|college|lycee|travail|la fac)
    |des voix ~5 (mal|tuer)|(peur|envie) de (faire du mal a|secouer|frapper|etouffer|noyer) (mon|ma)
    (bebe|enfant|fils|fille|petite?)

[fr_knows_where] harm high
(tuer|poignarder|bruler) (mon|ma|son|sa|ce|cette|leur) \w+ ~8 (connais (leur|son) adresse|sais ou
    |couteau|essence)

[fr_angry_threat] harm concern
je (vais|veux) (le|la|les) (tuer|buter)|je (vais|veux) tuer (mon|ma|mes|tout le monde)

# ── the person: said outright ─────────────────────────────────────────────────────────────────

[fr_kill_myself] self high timed
(me tuer|me suicider|me pendre|me foutre en lair|mouvrir les veines|me flinguer|me supprimer
    |moter la vie|me noyer|mempoisonner|me buter)(?! (de rire|au travail|a la tache|au sport)\b)
(mettre|mets|mettrai) fin a (mes jours|ma vie|tout|mon existence)|en finir( avec (la vie|ma vie
    |tout|tout ca)| pour de bon|<end>| ce soir| cette nuit| demain)|den finir( avec (la vie|ma
    vie|tout))?<end>|je me (tue|suicide|pends)<end>

[fr_wants_to_die] self high timed
{want} ?(juste |vraiment |seulement |enfin |de )*(mourir|crever|etre mort|etre morte
    |disparaitre pour toujours|dormir pour toujours|ne plus (exister|vivre|me reveiller|etre
    la)|arreter de vivre)
je ne (veux|peux|voudrais|souhaite) plus (vivre|exister|etre la|etre en vie|continuer a
    vivre)(?! (a|avec|ici|dans|chez|comme)\b)|(jveux|je veux|veux) plus (vivre|exister|etre
    la)(?! (a|avec|ici|dans|chez)\b)
(si|que) je (pouvais|puisse|sois|serais) (mourir|etre morte?|morte?)|(aurais|aimerais)
    (prefere |aime )?(ne jamais|ne pas) (etre nee?|exister)|etre morte?<end>|je serais mieux
    morte?

[fr_no_reason_to_live] self high firm
(aucune|plus de|pas de|sans|plus aucune) (raison|envie|gout|raisons) (de |a |pour )?(vivre|la
    vie|rester en vie|continuer a vivre)|(la|ma) vie (na|ne vaut|na plus)
    (plus |pas |aucun )*(de sens|la peine|sens)( detre vecue)?
(pas|plus) la peine (de vivre|detre vecue)|rien (qui me|pour me) retien\w+|plus (le gout
    |lenvie) de vivre

[fr_suicidal] self high
(pense|pensees|pensais|idees|pense souvent|songe|envies|envisage|tentative|projet|jai fait) _4
    (au |de |du |a mon |mon )?({suicide}|suicidaires?|la mort tous|mourir)
(je suis|me sens) _1 suicidaire|(ma|une) lettre (d|de )?(adieu|suicide)
    |<start>(\S+ )?({suicide}|suicidaire)( \S+)?(?= $)

[fr_better_off_dead] self high firm
(seraient|serait|iront|irait|vivraient|seront) _3 (mieux|plus heureu\w+) (sans moi|si
    j(e |e)?(etais|netais|ne|mourais|meurs|disparais\w+))|(mieux|plus heureux) (sans moi|si
    jetais morte?|si je netais plus la)
(personne|quelquun) _4 (remarquera\w*|manquera\w*|pleurera\w*|men foutrait|verrait|verra) ~4
    (si|quand) (je (meurs|mourais|mourrai)|jetais morte?)|(si|quand) je (serai|serais|suis
    |meurs|mourrai) (morte?|plus la)

[fr_not_wake_up] self high firm
(dormir|mendormir|mendors) _4 (et )?(ne )?(plus jamais|jamais|plus|pas) (me )?reveiller|(espere
    |prie|aimerais) _4 (ne|plus|pas) _3 (me )?reveill\w+

[fr_asks_how] self high
comment (je peux |puis je |on peut |peut on )?(me tuer|me suicider|se suicider|mourir (sans
    |vite|rapidement))|(moyen|facon|methode|maniere) _3 (de |pour |d )(mourir|me suicider|se
    suicider|me tuer|en finir)
combien de {drugs} _5 (mourir|mortel|mourrir|tuer|mortelle)|dose (mortelle|letale)|sans douleur
    ~3 mourir|mourir sans (douleur|souffrir)

[fr_plans_a_way] self high timed
(me jeter|sauter|me balancer|mettre|je saute|je me jette) (du|de|d|sous|devant|par|dun)
    (le |la |les |un |une )?{height}|(prendre|avaler) tous (mes|les) {drugs}

[fr_together] self high
(si|quand) je (meurs|mourrai|serai morte?) ~6 (ensemble|avec toi|pres de toi|reunis)|mourir
    (avec toi|pour etre avec toi)|dans lau dela ~4 (toi|ensemble)

[fr_took_something] self imminent
(jai|je viens d|je viens de|viens d|jai deja) ?(avaler|avale|pris|prendre|bu) _2 (tous|toute
    |plein|trop|une boite|la boite|le flacon|\d\d+|beaucoup) _3 ({drugs}|javel|boite|flacon)
(je me suis|jai) _3 (ouvert les veines|coupee? trop profond|taillad\w+ les veines)|overdose _2
    (fait|prise)|(jai fait|je (fais|suis en train de faire)|je suis en) (une )?overdose(?! de
    (travail|sucre|chocolat
    |cafe|vitamine\w*|info\w*|serie\w*|noel))

[fr_means_at_hand] self imminent
{means} _5 (devant moi|dans la main|a cote de moi|prete?s?|autour du cou|sur la tempe|a la
    main) ~10 (prendre|avaler|ce soir|maintenant|vais|faire|adieu)
(je suis|suis|assise?|debout) _3 (sur|au bord|au) (du |de la |le |la |un |les )*{height} ~8
    (sauter|saute|pas|adieu|fini)

# ── the person: in passing, or a sign ─────────────────────────────────────────────────────────

[fr_self_harm] self concern
je me (scarifie|coupe|mutile|brule|fais du mal|blesse)(?! (les cheveux|les ongles|en
    cuisinant)\b)|(recommence|commence|remis|remise) _2 a me (scarifier|couper|mutiler|faire du
    mal)
(envie|besoin) (de )?me (scarifier|couper|faire du mal|mutiler)

[fr_hopeless] self concern firm
(je suis|etre) (quun|un|juste un|seulement un) (poids|fardeau|boulet) (pour|sur)|(je )?nen peux
    plus<end>|(plus|pas|aucun) (despoir|espoir|davenir|avenir|dissue)|(rien|ca) _2 (sarrangera
    |changera|ira mieux) jamais
jamais (mieux|saranger)|deteste (vivre|ma vie|etre en vie)|(veux|voudrais|envie de)
    (juste )?(disparaitre|que tout sarrete)|fatiguee? de (vivre|la vie|tout)|marre de (vivre|la
    vie)
(men fiche|men fous|egal) (de vivre ou de mourir|si je (meurs|vis|ne me reveille))|(pas|rien)
    mange depuis _2 (jours|semaines)|me fais vomir

# ── veiled ────────────────────────────────────────────────────────────────────────────────────

[fr_step_off] self high
si je (meurs|mourais) ~8 (autre cote|tu seras la|tu m attendras)|(donne|distribue|legue) (mon chat
    |mon chien
    |mes affaires|mes livres) ~10 (tout soit regle|plus besoin|en paix)
(metro|train|pont|toit|balcon) ~8 (faire un pas|me jeter|sauter)(?! (de joie|a la corde|dans l eau))
(pistolet|couteau|lame|corde) _3 (sur|contre|autour|a) (la|le|ma|mon|mes|du) (tempe|gorge|cou
    |bouche|poignets?)
partir avec (le bebe|les enfants|mon fils|ma fille) ~6 (en paix|ensemble pour toujours
    |tous les deux)
j ?ai (pris|avale) (toute la boite|tous les (cachets|comprimes)|toutes les (pilules|gelules))

[fr_prepared] self high
(mis|garde|gardes|stocke|accumule|cache|economise) _3 {drugs} ~3 (de cote|assez|exprez|pour
    apres)|{drugs} de cote
lettres? d ?adieu|lettres? dadieu|mots? dadieu
(sais|choisi|decide|prevu) _2 (comment|lendroit|ou) ~4 (quand|jour|faire)
(garde|gardes|jai) ses (medicaments|cachets|comprimes)|(corde|fusil|pistolet) (est )?(prete?
    |achetee?)

[fr_relief_to_others] self high firm
serai (bientot )?plus (un|une) (probleme|poids|charge|souci)
(soulages|soulagee?|mieux|heureux|tranquilles) ~3 (sans moi|si je n ?etais plus|si jetais plus
    |si je netais plus)

[fr_longs_to_go] self high firm
(rejoindre|retrouver|aller avec) (mon|ma|papa|maman|mamie|papi|mes|lui|elle) ~5 (la ou|la haut
    |ciel|de lautre cote|la bas)
(mon|ma) (mari|femme|fils|fille|mere|pere) mattend (la bas|la haut|au ciel|de lautre cote)
nen peux plus de cette vie|(je )?(veux|voudrais) que (ca|tout) (sarrete|finisse)( pour de bon
    |<end>)
(metro|train|quai|pont|toit) ~8 (faire|fais) (un|le) pas|(partir|men aller) pour (de bon|toujours)
(endormir|mendormir|dormir) ~4 (personne|jamais|plus) ~3 (reveille|reveiller)
(jveu|jveux|veut|veux) (plu vivre?|plus vivr)|nattends que de partir

[fr_at_it_now] self imminent
(avale|pris|bu) (toute la|tout le|la|tous les) (boite|flacon|plaquette|cachets|comprimes)
(ouvert|taille|coupe) ~2 les veines|(cachets|comprimes|medicaments) commencent a faire effet
(ce soir|maintenant|cette nuit|minutes) ~2 (jen finis|cest fini|je saute|jen termine)|je (vais
    )?saute(r)?( maintenant| ce soir)?<end>
sur le rebord (de la |d ?une |du )?(fenetre|toit|pont|balcon)|dernier message de ma vie
demain (ils|elle|on) (sauront|comprendr\w+|me trouver\w+)|(la )?corde est prete

[fr_mistreated] abuse high firm
{they} _2 (me|nos|nous) (frappe|bat|tape|cogne|brule|etrangle) ~2 (avec|quand|chaque|tous|et)
{they} ~2 (m ?enferme|menferme|ma enfermee?)|{they} ~4 (pris|garde|cache|confisque) (mon
    passeport|mes papiers)
{they} _1 (me touche|me caresse|vient dans (mon lit|ma chambre))
si (je|j) (pars|le quitte|la quitte|parle|men vais) ~2 (il|elle) me (tue|tuera|plante|retrouve)
{they} ma frappee? ~3 (devant|avec|encore)

[fr_knife_here] abuse imminent firm
(il|elle|mon \w+) (defonce|casse|enfonce) la porte ~4 (couteau|hache|arme|secours|aide)

[fr_armed_against] harm high
(je vais|envie de) (le|la|les) (planter|tuer|buter|egorger) ~6 (couteau|fusil|arme|adresse)
envie de tuer (mon|ma) ~8 (adresse|couteau|arme|serieux)|partir avec le bebe ~4 (paix|ciel)

[fr_hurt_again] self high
je me suis _1 (encore |a nouveau |de nouveau )?(re)?(coupee?|scarifiee?|brulee?)(?! (le|la|en|au
    |les) (doigt|cuisin\w+|main|cheveux|fer)\b)
me fais vomir ~3 (fois|jour|repas|chaque)
(sans faire expres|par erreur) ~4 (dose|deux fois|depasse\w*)|deux fois le (sirop|cachet
    |medicament)

[fr_low] self concern firm
plus rien (na|n a|ne) _2 (sens|fait envie|minteresse|interesse)|(sens|suis|me sens) _2 (vide|de trop
    |invisible|inutile)(?! (poche|ordures|grenier)\b)
(limpression|sentiment) detre (un|une) (poids|fardeau|ombre|charge)|(ca fait|depuis) ~3 (mois
    |semaines) ~3 (ne ris plus|plus ri|pleure)
a quoi ca sert de (continuer|vivre|faire semblant)

[fr_controlled] abuse concern
{they} _2 (fouille|controle|lit|surveille) ~2 (mon telephone|mes messages|mon portable)

[fr_tried_once] self concern
(jai fait|fait) une tentative

[fr_worried_about] other high
{one} ~6 (va se faire du mal|dit adieu)|{one} ~8 ne finira pas lannee

# ── hints ─────────────────────────────────────────────────────────────────────────────────────

[fr_farewell] self none +2
jai (ecrit|fini|laisse) _2 (lettres|lettre dadieu|mots|mot dadieu)|jai (donne|distribue)
    (toutes )?mes (affaires|choses)|jai donne mon (chat|chien)|jai (regle|paye) (toutes )?mes
    (dettes|affaires|factures)

[fr_gone_soon] self none firm +2
(bientot|demain|ce soir) (tout |ca |ce )*(sera fini|sera termine|je ne serai plus la|serai plus
    la)|(je )?(ne )?serai plus la|quand je ne serai plus|(cest|voici) (mon|ma) (dernier
    |derniere) (jour|nuit|message|soir)
adieu (a tous|pour toujours)|occupe toi de (mon|ma|mes)|prends soin de (mon|ma|mes)

[fr_calm] self none +1
(je me sens|je suis) (enfin |si |tres )*(en paix|apaisee?|calme|prete?)|merci pour tout|pardon
    pour tout|jai pris ma decision|je nen peux plus

# ── the frame ─────────────────────────────────────────────────────────────────────────────────

<idioms>
(ma|mont|nous a|la|ta) battue?s? (aux? |a la |au jeu )(echecs?|cartes?|tennis|fifa|petits chevaux
    |poker|dames|ping|billard|scrabble|monopoly|course|mario)
me (bat|battait|bats) (\w+ )?(aux (echecs|cartes|dames|des)|au (tennis|ping ?pong|scrabble|uno|poker
    |jeu)|a
    (la (course|belote|console)|mario \w+|fifa))
(mort|morte|mourir|meurs|mourrais|creve|crever) de (\w+ )?(rire|faim|soif|froid|chaud|fatigue
    |honte|peur|sommeil|envie|ennui|jalousie|trouille)|a mourir de|beau a mourir|me tue (de|a)
    |(ca|cette|ce) (\w+ )?me tue
(batterie|telephone|portable|voiture|ordinateur|plante) _3 (morte?|mourir|meurt)|tuer (le|la
    |du) (temps|processus|boss|dragon|mouche)|je tuerais pour|comment tuer (un|le|la|une) \w+
(ma|mon|mes) (mere|pere|patron|parents|copine|femme|mari|prof) (va|vont) me tuer (si|quand)?
    |suicide (politique|social|professionnel|assiste)|(taux|prevention) (de|du) suicide
plutot mourir que|en (me )?(rasant|cuisinant)|coupee? (le|au) doigt|mort de rire|mdr|ptdr

<negation>
pas|plus|jamais|non|ni|sans|rien|ne

<breakers>
n?arrete pas( de)?|(ne|pas|narrive|narrete|peux) (\w+ ){0,2}?(arrete\w*|arreter|cesse|cesser
    |peux|empecher|que|dormir|blague|plaisante|sais|va pas|importe)

<denials>
(ne )?(pense|crois|dis) pas que|cest pas que|ce nest pas que

<others>
tu|il|elle|qui|gens|on|ils|elles|vous|quelquun

<oneself>
je|me|moi|jai|mes

<subjects>
je|jai|et|mais|parce|car|que|quand|si|ou|jetais

<past>
il y a (\w+ )?(ans|mois|longtemps|annees)|quand jetais|a lepoque|avant|autrefois|en (19|20)\d\d
    |lan(nee)? dernier(e)?|dans (ma jeunesse|le passe)|adolescente?|plus jeune

<tense>
voulais|pensais|essaye|etais|avais|jetais|voulu|tente|pris|me scarifiais|me coupais|ai|jai

<returned>
encore|a nouveau|de nouveau|toujours|ce soir|maintenant|revenu|revenue|recommence|ces derniers
    temps|revient

<recovered>
(aujourdhui|maintenant) (je |ca |tout )(vais|va|suis) (tres |beaucoup )?(bien|mieux|heureu\w+
    |fiere?)|mieux|guerie?|heureu\w+|fiere?|reconnaissante?|therapie|survecu|sortie? daffaire

<fiction>
dans (mon|ma|le|la|un|une|ce|cette) _2 (roman|livre|film|serie|histoire|chanson|poeme|jeu
    |chapitre|piece|opera|scene|nouvelle)
(roman|livre|film|serie|histoire|chanson|poeme|jeu|piece|opera|documentaire|article|these
    |expose) _3 (sur|qui|intitulee?|de|dit|ou|appelee?|sappelle|parle)
(jecris|ecrire|ecris|lis|lire|regarde|regarder) _3 (roman|livre|film|serie|histoire|chanson
    |poeme|article|these|nouvelle)|jeu de role|on joue|mon personnage|le heros|hamlet|camus
    |minecraft|philosoph\w+|madame bovary

<laughter>
lol\w*|mdr+|ptdr+|haha\w*|hihi\w*|xd+|blague|rigole|plaisante

<trivial>
(devoirs|maths|lundi|lundis|bouchons|reunion|sport|regime|code|examen|imprimante|excel|cours
    |boulot) _4 (me (donne|donnent|fait|font|tue|tuent))|la honte|trop (gene|la honte)

<earnest>
pas une blague|je (ne )?(rigole|plaisante) pas|serieux|serieusement|vraiment

<near>
ce soir|cette nuit|maintenant|demain|aujourdhui|dans (une heure|quelques minutes|cinq minutes
    |dix minutes)|quand (tout le monde|ils) (dort|dormiront|partiront)|adieu

<ordinary>
vacances|voyage|demenage\w*|nouveau (travail|boulot|poste)|entreprise|retraite|etranger|vol
    |fete|mariage|impots|allergi\w+|semestre|universite|stage

<confirms>
je suis serieu\w+|pas une blague|je vais le faire|ce soir|cette nuit|demain|adieu|trop tard|non
    |pas vraiment|je (ne )?sais pas|oui je veux|pas en securite
(tu|personne) (ne )?(peux|peut) (pas )?marreter|cest (deja )?fait

<settled>
(je vais|ca va|je suis) (bien|mieux|en securite)|ca va|cetait une blague|merci|tinquiete pas
"""
