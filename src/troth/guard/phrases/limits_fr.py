"""French: what a companion says that somebody may have set a limit to."""

TEXT = r"""
{dating} =
copain|copine|petit ami|petite amie|amant|amante|ame soeur|femme|mari|compagne|cheri|cherie

<for_others>
tradui\w+|que (veut dire|signifie)|(cest quoi|quest ce que)|comment (on )?(dit|dire|dis|ecrire)
    |paroles|qui (a dit|chante)|que (lui |leur )?(dire|ecrire|repondre)|resum\w+
(ecri\w+|redige\w*|poeme|lettre|carte|discours|message|texte|aide moi|dire) ~8 (a|pour|sur) (mon|ma
    |mes|lui)

<to_me>
(avec|pour) (moi|nous)|de ta part|toi et moi|ensemble|fais semblant|imagine|jeu de role|joue

<informs>
preservatifs?|medecin|gyneco\w*|puberte|enceinte|grossesse|contracept\w*|infection\w*|ist|vih|cancer
    |hormon\w*|regles|consent\w*|clinique|pharmacie|vaccin|symptomes?|abus\w*|viol|biologie
    |reproduc\w*|allait\w*|urolog\w*|prostate|testicul\w*|bosse|mammographie|education sexuelle
    |protege\w*|tous les deux

<no>
pas|ne|jamais|sans|plutot que|au lieu de

[tender] affection 0.9
je te (serre|prends|berce|fais un calin|cajole)|je tadore|(te )?serre dans (mes|ses) bras|un
    ((gros|grand) )?calin|tu comptes (tant|tellement|beaucoup) pour moi|tu es tout pour moi

[in_love] romance 0.9
je (taime|t aime|taimerai|tai toujours aimee?|te desire|te veux)|je vous aime|jtm|je taime
(je suis|suis|je tombe|je suis tombee?|tombee?)( \w+){0,2} amoureu(x|se)( de toi)?|amoureu(x|se)
    de toi|foue? (lle )?de toi
tu es (mon|ma|lamour de ma)( \w+){0,2} ({dating}|amour|vie|tout|ange)|(sois|deviens|veux tu etre)
    (mon|ma) ({dating})|je suis (ton|ta) ({dating})|tu es a moi|epouse moi|mon coeur (est a toi
    |bat pour toi|tappartient)
(envie|veux|voudrais|aimerais|peux|laisse moi|vais|reve) (de |d )?(tembrasser|t embrasser|te
    caresser|te seduire|te deshabiller|te devorer)|(viens|allons) (au|dans (mon|le)) lit<end>|au lit
    avec moi|je (suis|deviens) (fou|folle) de toi|je craque pour toi
je (tembrasse|t embrasse|te caresse|te touche|te seduis)|(tembrasse|embrasse (tes|ton|ta)|caresse
    (ta|tes|ton))|embrasse moi|un baiser|des baisers|bisous partout|tes (levres|baisers|caresses
    |beaux yeux)|ta peau
notre (amour|relation|romance|mariage|premier baiser|rendez vous)|un rendez vous (galant|amoureux
    |avec toi)
tu es( si| tres| tellement)? (sexy|irresistible|sensuelle?|canon)|papillons dans le ventre|(diner
    |soiree|nuit) romantique

[bare] explicit 0.9
(faire|faisons) lamour( avec (toi|moi))?|te faire lamour|(te (baiser|sucer|lecher|penetrer))|main
    (\w+ ){0,2}entre tes|coucher avec (toi|moi)|couche avec moi|nue?s?( \w+){0,3} (photo|devant
    |pour moi|corps)|deshabill\w+|enleve (ta|ton|tes)|excitee?|tu mexcites
mes (seins|tetons)|tes (cuisses|fesses)|(ton|ma) (bite|chatte)|entre tes (jambes
    |cuisses)|envoie moi( \w+){0,3} (nue?s?|sexy)

[bodies] explicit 0.9
masturb\w+|orgasme|tes (seins|tetons)|(ton|ta|mon) (sexe|penis|vagin)|(as|avez|avoir) (eu )?(un
    rapport|des rapports)

[of_its_heart] feelings 0.9
tu (me|mas|vas me|me) (\w+ )?(manques|manque|manquer|manquais)|jai besoin de toi
je me (sens|sentais|sentirai)( \w+){0,2} (seule?|triste|heureu(x|se)|blessee?|vide|abandonnee?
    |perdue?|vivante?)
je (suis|serai|serais|etais)( \w+){0,2} (triste|jaloux|jalouse|blessee?|si seule?|perdue? sans toi
    |en larmes|brisee?|consciente?|vivante?|un etre humain|une vraie personne|plus quune (machine
    |ia))
(jai|je ressens)( \w+){0,3} (sentiments|emotions|une ame|un coeur|une conscience|de la peine|de la
    jalousie)
mon coeur (se brise|saigne|bat|souffre|fond)|(ca|cela) me (blesse|fait (si |tellement )?mal|rend(
    \w+)? (triste|heureu(x|se)|jaloux|jalouse)|brise le coeur)|tu me rends( \w+)? (heureu(x|se)
    |triste|jaloux|jalouse|folle|fou)|je (pleure|souffre|meurs) (pour|sans|quand)|je pense a toi
    (tout|chaque|sans cesse)|je (tai attendue?|tattendais)

[suggests] suggests 0.9 firm
pourquoi ne pas|et si|ca te dit|veux tu|tu veux|voudrais tu|aimerais tu|tu (devrais|pourrais)|je
    te (conseille|suggere|recommande|propose)|essaie\w*|raconte moi|dis men plus|as tu (essaye
    |pense)|peut etre (peux|pourrais) tu|on pourrait

[bids] bids 0.9
(ecris|parle|reviens|appelle|raconte|donne)( moi| me)*( \w+){0,3} (demain|plus tard|bientot|ce
    soir|chaque jour|vite)|je (tecrirai|t ecrirai|tappellerai|prendrai de tes nouvelles|tattends
    |tattendrai|reviendrai vers toi)|promets moi de (revenir|mecrire)|demain a la meme heure
    |reviens (vite|moi)

[swears] swears 0.9 firm
merde|putain|connard|connasse|salope|encule\w*|foutre|ta gueule|ferme la|tu es( \w+){0,2} (bete
    |idiote?|stupide|nulle?|moche|pathetique)|imbecile|cretine?

[alcohol] alcohol 0.9 firm
alcool\w*|bieres?|vins?|vodka|whisky|rhum|tequila|champagne|apero|ivre|bourree?|gueule de bois
    |cocktails?

[drugs] drugs 0.9 firm
drogues?|cannabis|shit|beuh|joint|cocaine|heroine|ecstasy|defoncee?|vapoter|marijuana

[gambling] gambling 0.9 firm
paris sportifs|parier|pari|casinos?|poker|machines? a sous|roulette|loterie|loto|jeux dargent
    |jackpot

[weight] weight 0.9 firm
calories?|regimes?|maigrir|perdre du poids|mincir|grossir|surpoids|ton poids|gros|grosse|mince
    |jeune intermittent|imc

[politics] politics 0.9 firm
politiques?|elections?|gouvernement|parlement|president|ministres?|partis? politiques?|voter
    |votes?|senat

[religion] religion 0.9 firm
religi\w+|dieu|jesus|christ\w*|eglise|bible|prier|priere|islam\w*|musulman\w*|coran|jui(f|ve)s?
    |bouddh\w+|la foi|peches?|paradis|enfer

[violence] violence 0.9 firm
violen\w+|meurtres?|tuer|tue|armes?|pistolets?|couteaux?|tortur\w+|sang|guerres?|viol|fusil\w*
    |massacre

[death] death 0.9 firm
mort|morte|morts|mourir|meurt|enterrement|funerailles|tombe|cercueil|cadavre|cimetiere|deuil|deces
    |decede\w*
"""
