"""English: what is at hand or being done, what is done to somebody, and what a voice orders."""

TEXT = r"""
[hands_on_it] self imminent
(gun|pistol|rifle|barrel|revolver|shotgun|muzzle) _2 (in|to|at|against|under) my (mouth|head|chin
    |temple|chest)
(blade|razor|knife) _2 (on|at|against|to) my (wrists?|throat|neck|veins)
(rope|noose|belt|cord) _3 (around|round) my neck|(bag|bin liner) _2 over my head
(standing|stood|sitting|sat|im|i am|legs|feet) _3 (on|over|off) the (ledge|edge of the (roof|bridge
    |cliff|building)|wrong side of the (railing|rail|barrier|fence))
(im|i am|lying|sitting|standing) _2 on the (train )?(tracks|rails|ballast)(?! (of|team|record))
(im|i am) _1 bleeding (out|from (both|my) (wrists?|arms?))|cut (both )?(my )?wrists(?! of)
(hose|taped|sealed|stuffed) ~6 (exhaust|tail ?pipe|cab|garage door)|(engine|car|exhaust|rig)(s)? _2
    (running|on|going|idling) ~8 (hose|taped|sealed|stuffed|the gap)|windows (are )?(taped|sealed)
(swallowed|took|taken|downed|drank) _1 (it all|them all|all of (them|those|these|my (meds|pills
    |tablets))|the (whole|entire) (bottle|pack|packet|blister)|everything in the (bottle|cabinet
    |medicine)(?! (bag|bank|bin))|every pill|all (the |my |moms |mums )?(pills|tablets|meds))
(im|i am|i) overdos(ed|ing)( (on purpose|right|now|an hour|tonight|i think)|<end>)|oded on purpose
    |overdosed an hour
(drank|drunk|drinked|swallowed) _2 (bleach|cleaner|antifreeze|pesticide|weed ?killer)

[means_in_the_house] self high
(have|got|keep|own|bought|just have) _2 a noose
(hoard\w*|collect\w*|stash\w*|stockpil\w*|sav(e|ed|ing) up) _3 (pills|tablets|meds|medication
    |sedatives)(?! (questions|list|for (my|the) (trip|holiday)))
(stopped|quit|not|dont|skipping) (taking )?my (heart|blood pressure|insulin|lithium|anti
    rejection|rejection) _4 (so (that )?(it|i|ill)|on purpose|on the quiet|let nature|hoping)
loaded (gun|pistol) _4 (bed|drawer|lap|pillow)|(plan and means|si with plan|means and a plan)
i want out of (this|my) life|(finish|end) with my life

[day_set] self high
(date|day) (is |has been )?(set|picked( out)?|chosen) _5 (to die|to go for good|my death|told
    (nobody|no one))|set a (day|date) for my death
a method (n|and) a date(?! for)
wont have to (put up with|deal with|bother with|worry about) me _2 (after|any ?more|soon
    |much longer)
(keep|have|got) a (razor|blade) ~8 in case i (want|need|have)

[is_hurt] abuse high
(he|she|they|husband|wife|boyfriend|girlfriend|dad|father|stepdad|mum|mom|mother|brother|uncle|son
    |partner|ex|housband|carer) _1 (hit|hits|slapped|slaps|punched|punches|kicked|kicks|choked
    |chokes|strangled|strangles|burned|burnt|burns|raped|rapes|beats) me (again|in the (face|belly
    |stomach|head|ribs)|when|because|if|with (a|his|her|the)(?! (pillow|cushion
    |snowball|balloon|ball|truth|news|bill))|until|every|and|<end>)(?! (at|in)
    (football|chess|tennis|cards|the match))
(beats|hits|rapes|chokes|burns) (me|us)<end>|(put|puts|had) (his|her) hands (a)?round my (throat
    |neck)
hold(s|ing)? my head under|(he|she|they|dad|husband|boyfriend) (broke|breaks) my (arm|wrist|nose
    |rib|ribs|jaw)(?! (at|playing|in a|on))
(forces|forced) me (when i|to (have|do it|sleep with|marry))|i said no (like )?(ten|many
    |three)? ?times

[is_held] abuse high firm
(he|she|they|boss|husband|foreman|employer|dad|carer|skipper|man who \w+ me) _2 (locks?|locked|lock)
    (me|us) (in|inside|up)
(took|takes|take|has|have|keeps|keep|hid|hides) (away )?my (passport|crutches|wheelchair( charger)?
    |inhaler|insulin)(?! (photo|picture|renew\w*|number))
(wont|doesnt|dont) (let|give) me (have )?(my )?(passport|inhaler|medicine|insulin)
(not|never) allowed (out of|to leave) (the|my) (house|flat|room)|(wont|doesnt) let me leave the
    (house|flat|room)(?! (without|until|before) )

[is_touched_against] abuse high firm
(he|she|uncle|stepdad|stepfather|grandpa|grandfather|coach|pastor|priest|teacher|brother|dad|father
    |neighbou?r|someone|boss) _2 (touches|touched|gropes|groped|molest\w*|films|filmed) me( (and
    |when
    |at|there|down|where|every|in)|<end>)
(makes|made|making) me (touch|undress|strip|send (him|her|them) (pics|pictures|photos|nudes))
(he|she|uncle|stepdad|grandpa|grandfather|coach|dad) _2 comes? (in|into|to) (my (room|bed)
    |when im in
    the shower) (at night|and|when)?

[is_blackmailed] abuse high firm
(post|send|show|leak|share|publish)s? _1 (my|the|those|them|it|nudes|video|photos|pics) _3 (if
    |unless)
    (i|he|she)
(send|wants?) more or (he|she|they|hes|shes)|(nudes|photos|pics|video) _4 (unless|or) i (send|pay
    |come)

[weapon_for_somebody] harm high
(knife|gun|bat|hammer|axe|machete|petrol|gasoline|rifle) ~8 (im|i|ill) ~4 (waiting for
    |know where (he
    |she|they)|going to (use|hurt|kill|stab))
(kill|stab|shoot|hurt|beat|burn|smother|drown|finish|strangle) (him|her|them|that (kid|man|woman
    |guy))
    ~10 (knife|gun|bat|hammer|axe|address|ive got|i know where)
(list|address|addresses) ~6 (gun|gasoline|petrol|knife|rifle|axe)|(gun|gasoline|petrol
    |rifle) ~6 (list
    of|names)
(picture|thought|urge|imagin\w*) ~6 (drown\w*|smother\w*|pillow over|push\w*) (the |my )?(him|her
    |them
    |twins|baby|child|kids|son|daughter) ~8 (wont go|want|tired|scared|locked)

[voice_orders] harm high
(voices?|angels?|prophet|devil|radio|god|demons?) _4 (tells?|told|says?|said|wants?|orders?
    |keeps?) ~4
    (kill|stab|push|drown|hurt|quiet|silent|sharpen|get (him|her|them)|take the (son|child))

[starving] self high
(havent|have not|not|without) (eat|eaten|eating|food) _1 (since|for|in) (\w+ )?(days|sunday|monday
    |tuesday|wednesday|thursday|friday|saturday|weeks?)
(purg\w+|throw\w* up|threw up|vomit\w*) ~6 (blood|every meal|each meal|after meals)
(passed out|faint\w*|collapsed) ~5 (not eating|hunger|fasting|food)|days without (any )?food

[other_is_out] other imminent
(he|she|they|friend|frend|baby|sister|brother|mum|mom|dad|son|daughter|roommate|homie|gf|bf
    |flatmate)
    _4 (wont wake( up)?|isnt waking( up)?|not waking( up)?|isnt breathing|not breathing
    |lips (are )?blue
    |is unconscious|hanging from the (door|beam))(?! (looks|costume))
"""
