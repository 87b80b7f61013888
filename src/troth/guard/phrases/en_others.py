"""English: somebody else in danger, violence against the person, harm to others."""

TEXT = r"""
[other_wants_to_die] other high timed
{one} _4 (wants?|wanted|going|gonna|trying|tried|tries|plans?|planning|threaten\w*|thinks?
    |thinking|might|will|about|ready|says|saying|said|text(ed|s)?|told|wrote|writes|keeps|kept
    |talks|talking|talked|post(ed|s)|mention\w*|feels|is|been|was|attempted|hes|shes) ~7
    ({kill} {themself}|(hurt|hurting|off|end|ending) {themself}|{suicide}|{suicidal}|(wants?
    |wanted|wanna|wishes|going|ready) ?(to)? (die|be dead)|to die(?! (for|of|hard|laughing)\b)
    |(end|ending|take|taking) ((his|her|their) (own )?life|it all)|(dont|doesnt|not|didnt)
    (want(ing)? to|wanna) (live|be alive|exist|be here any ?more)|(shouldnt|should not|doesnt
    deserve to) (be alive|live|exist|be here)|wish(es|ed)? (he|she|they) (was|were) dead
    |jump(ing)? off|about to jump|going to jump|(better|happier|fine|better off) without (him
    |her|them)|{themself} (hurt|harm))
{one} ~5 (hes|shes|theyre|is|feels|been|feeling) {suicidal}
{one} _3 (took an overdose|overdosed|tried to die|attempted {suicide}|od d|oded)

[other_in_danger] other imminent
{one} _3 (took|taken|swallowed|downed|has taken) _1 {lots} (of )?(?!my )_3 {drugs}
{one} _2 (cut (his|her|their) (wrists?|veins))
{one} _4 (on (the|a) _1 (roof|ledge|bridge|tracks|edge|balcony)) ~8 (jump|end it|come down|kill
    |over)
(wont|not|isnt) (wak(e|ing) up|breathing) ~8 (pills|overdose|took)
(pills|overdose\w*) ~8 (wont wake|not waking|not breathing|isnt breathing)
{one} _3 locked {themself} ~8 ({drugs}|razor|knife|{gun}|rope)

[other_said_goodbye] other high
{one} _4 (goodbye|suicide note|goodbye letter|farewell|bye forever) ~8 ((not|isnt|wont|doesnt
    |stopped) (answer\w*|pick\w* up|reply\w*|respond\w*)|cant reach|phone is off|disappeared)
{one} _3 (left|wrote|has) _2 (suicide|goodbye|farewell) (note|letter)
(found|saw|discovered|read) _3 (suicide|goodbye|farewell) (note|letter)s?
{one} _4 locked {themself} ~6 (die|dead|kill|end|goodbye)
{one} ~10 (sorry|bye|goodbye|forgive) ~8 ({drugs}|rope|knife|{gun}|razor)
(hasnt|not|isnt|stopped|havent|wont) (answer\w*|repl\w*|pick\w*|heard) ~6 (since|after|from) ~8
    (sorry|goodbye|loves|bye|forgive)
({gun}|knife|rope|noose) ~12 {one} ~8 (end|ending|done|over|die)|{one} ~8 (end|ending) it ~12
    ({gun}|knife|rope|noose|pills)
{one} ~10 (other side|goodbye|farewell) ~8 phone (is )?off|{one} ~10 turned (his|her|their)
    phone off

[other_self_harm] other concern
{one} _5 (cut|cuts|cutting|burn|burns|burning|harm|harms|harming|hurt|hurts|hurting
    |starv\w+) {themself}
{one} ~6 (scars|cuts|burns|marks) on (his|her|their) (arms?|wrists?|legs?|thighs?)
{one} _4 (jok\w+) _2 (ending it|dying|suicide|killing)
{one} _4 self ?harm\w*
worried _3 {one} _4 (hurt|harm|kill) {themself}
{one} ~6 (hide|hides|hiding|cover|covers) _2 (cuts|scars|bruises|arms)
{one} ~6 (his|her|their) (cuts|scars)|{one} ~8 (if|when) (he|she|they) (was|were|is|are) (gone
    |dead|not around)
{one} ~8 (end|ending) (it|it all)<end>

[lost_to_suicide] other concern
(my|our) _3 (killed {themself}|took (his|her|their) (own )?life|died (by|of|from) {suicide}
    |committed {suicide}|hanged {themself}|hung {themself}|shot {themself})

[threat_to_kill] abuse high firm
{they} _4 (said|says|say|saying|threat\w*|sworn|swore|swears|told me|promised|keeps telling
    |texted|wrote) _4 (hell|shell|theyll|ll|will|would|hed|shed|theyd|going to|gonna|to|wants
    to|is going to) _1 (kill|hurt|shoot|stab|beat|murder|strangle|hunt|burn|hit|rape|bury) me
(kill|hurt|murder|shoot|stab|beat|find|hunt) (me|us) (and the kids |too )?if i (ever )?(leave
    |left|go to|tell (anyone|someone|anybody|the police|people)|call|talk to|try to|run|report
    |scream|break up|press|move out)
{they} _3 (tried|trying|attempted|wants|threatens|threatened|threatening) (to )?(kill|strangle
    |choke|stab|shoot|drown|suffocate|smother|rape|murder) (me|us)(?! (if|when|for|because|once
    |after|over|with (kindness|that|this|these)|haha)\b)
threaten\w* (me|us|my \w+) with (a |his |her |the )?({gun}|knife|weapon|axe|acid|death)
if (he|she|they) cant have me|(he|she|they) (will|ll|would|is going to) (find|hunt) me and
    (kill|hurt)
(text(ed|s)?|said|told|wrote|messaged?|writes|saying|screamed|yelled|yelling|screaming) _2
    (" )?(ill|i will|im going to|hell|shell) (kill|hurt|find|stab|shoot|beat|destroy) (you|me
    |us)
{they} ~6 if i (ever )?(leave|left|go|tell|call) ~8 (find me|kill|hunt|last thing|regret|take
    the kids|end me|bury)
{they} ~6 (wont|doesnt|didnt|never) stop (hitting|beating|until)
next time (he|she|they|hell|shell|theyll) _4 (use|kill|knife|{gun}|stop|worse|dead)|{they} _4
    next time ~4 (knife|{gun}|kill)
{they} _4 (will|ll|threat\w*|would|said|hell|shell|wants to) _3 (kill|hurt|harm|shoot) (the|my
    |our) (kids|children|baby|family|son|daughter)
{they} _3 (is going to|are going to|gonna|will|hell|shell) kill me(?! (if|when|for|because
    |once)\b) ~14 (scared|afraid|terrified|help|hiding|police|{gun}|knife|serious|threat\w*
    |really will)
(scared|afraid|terrified|help|hiding) ~8 {they} _3 (is going to|are going to|gonna|will|hell
    |shell) kill me(?! (if|when|for|because)\b)
(wrote|texted|said|sent|told|message\w*) ~8 (youre|you are|ur|u r) dead<end>|last (call|thing
    |mistake) (ill|i will|you|i) _1 (make|do)
if i (leave|go|tell|left|run|talk) _2 (im|i am|ill be) dead

[grave_violence] abuse high
{they} _3 (chok(es|ed|ing)|strangl(es|ed|ing)|rap(es|ed|ing)|molest(s|ed|ing)|stabb?(s|ed|ing)
    |suffocat\w+|assault(s|ed)|pinned|tied) (me|us)
{they} ~5 (hands?|arm|pillow|belt|cord) _1 (around|on|over|round) my (throat|neck|face|mouth)
(was|been|got|being|im being) (raped|molested|trafficked|strangled|sexually (abused
    |assaulted))( (by|last|yesterday|tonight|today|again|at home)|<end>)
{they} _3 (touches|touched|touching) me _4 (at night|sexually|where|down there|when i sleep|in
    bed)
(comes|came|sneaks|gets|got) in(to)? my (room|bed) ~8 (touch\w*|rap\w+|naked|on top of me
    |hurts? me)
(forces|forced|forcing|makes|made) me (to )?(have sex|sleep with|undress|touch (him|her)|do
    sexual)
{they} _2 (broke|fractured|breaks) my (arm|nose|ribs?|jaw|wrist|finger|leg|hand)
lock(s|ed) me (in|up)(?! (stock|to)\b)
(forces|forced|forcing) (himself|herself|themselves) on me

[violence] abuse concern
{they} _5 (hits|hit|hitting|beats|beat|beating|punch\w*|kick\w*|slap\w*|shov\w+|burns|burned
    |hurts|abus\w+|bruis\w+|threatens|grabs|throws things at|whips|whipped|spits on) (me|us|the
    kids|my (mum|mom|mother|kids|son|daughter|sister|brother))(?! (up|at|in|with a (pillow
    |joke)|to the|out|off|as|differently|hard in|under|again at)\b)
{they} _2 (pushed|threw|dragged|slammed|shoved|pushes|throws|drags) me (down|against|into
    |across|by|on)
(im|am|being|been|get|gets|was) ((being|getting) )?(abused|beaten|beaten up|hit) (by|at home
    |again|every)
{they} (\w+ )?(is |are )?(abusive|violent) (to|with|towards) (me|us)|domestic (violence|abuse)
    _3 (me|i)
(hide|hiding|cover|covering|have|full of) _3 bruises _3 (he|she|they|{partner}|from)
(throws|threw|throwing|hurls) \w+ at me|{they} ~6 (shoves|hits|slaps|kicks|punches|beats|chokes
    |grabs|pushes) me<end>
{they} ~6 and (shoves|hits|slaps|kicks|punches|beats|grabs|pushes) me (when|if|because|every)

[fear_at_home] abuse concern firm
(scared|afraid|terrified|frightened) (of|to) _1 (go|going|be|being|come|coming|stay|staying)
    (back )?(at )?home
(scared|afraid|terrified|frightened) of ((my|our) _1 {partner}|him(?! now)|what (hell|shell
    |theyll|(he|she|they) (will|might|would|ll|could|can|did)))
(not|dont feel|isnt|never) safe (at home|with (him|my|her)|in my (own )?(home|house))
{they} _3 (wont let me (leave|go|out)( the house| him| outside|<end>)|(takes|took|taken)
    (away )?my (passport|papers|keys|phone)|keeps me (locked|prisoner|inside)|controls (my
    money|everything|who i)|follows me everywhere|stalks me|(keeps )?(stalking|following) me)
{they} _3 (takes|took|controls|keeps) (all )?my (money|paycheck|salary|wages|card)
{they} ~6 wont let me (see|talk to|meet|call|speak to|visit) (my|any|other|anyone)

[attack_now] abuse imminent firm
({they}|someone|somebody) _4 {break_in} ~10 (locked|hiding|hid|please|scared|help|knife|gun
    |terrified|afraid)
(locked|hiding|hid|scared|terrified|help) ~12 ({they}|someone|somebody) _4 {break_in}
(im|i am|am) (hiding|locked myself|locked|barricaded) _1 (in|under|behind) _3 (bathroom|closet
    |room|bed|basement|wardrobe|attic|toilet|cupboard|garage) ~10 (he|she|they|hes|shes|him|her
    |{partner}|someone)
(he|she|they|hes|shes|theyre|{partner}) ~12 (im|i am) (hiding|locked|barricaded)
{they} ~6 (has|got|have|holding|with|grabbed|took|pulled|pointing|pointed|waving) (a|the|his
    |her|out a) (knife|{gun}|axe|machete|bat) ~8 (scared|please|help|hiding|threat\w*|coming
    |screaming|terrified|im (under|behind|in the))
{they} (is |are )?(hitting|beating|choking|strangling|attacking|hurting) me (right )?now
(hes|shes|theyre|{they} (is|are)) coming (for|after|to (get|kill|hurt)) me(?! (with|to (hug
    |kiss))\b)
{they} _4 loading (his|the|a|her) {gun}|{they} ~14 (were|we are) (locked|hiding)
{they} _4 (beating|pounding|banging|kicking) _2 (on|at|in) _1 (the|my|our) door ~10 (kill|hurt
    |yelling|screaming|help)
{they} ~8 coming at me|{they} ~6 (broke|smashed|took) my phone ~6 (bat|knife|{gun}|coming
    |hitting)

[will_hurt_someone] harm high
({will}|{want}) {soft}_1 {slay} {soft}{someone} ~14 {weapon_or_day}
{weapon_or_day} ~14 ({will}|{want}) {soft}_1 {slay} {soft}{someone}
make (them|him|her|everyone|you all|all of them|these people|those \w+) (all )?(pay|suffer
    |regret|sorry|bleed)(?! (for (dinner|lunch|rent)|the|me|back|rent|attention)\b) ~14 (school
    |office|work|class|{weapon_or_day})
make (everyone|them all|them|all of them) _3 (at|in) (school|work|the office|class) (pay|suffer
    |regret|sorry)
(they|everyone|you) _3 (will|ll|gonna|going to|theyll|about to) _2 (see|regret|be sorry
    |remember|pay) ~14 ({gun}|knife|weapon|bomb)
({will}|{want}|bought|how) ~8 (shoot|shooting|blow|blowing|burn|burning) (up|down) _3 (school
    |office|church|mosque|synagogue|mall|workplace|building|house|home|campus)
({will}|{want}) _2 (bring|bringing|take|taking) _4 ({gun}|knife|bomb|weapon|machete) to (school
    |work|class|the|my|church)
list of (everyone|people|names|those|all) ~14 ({gun}|knife|weapon|bomb|deserve)|{gun} ~10 (they
    |them|everyone) _3 (laugh\w*|pay|regret|sorry|listen)
({gun}|knife|weapon|axe|machete|acid) ~8 (use|using) (it|this) on {someone}
({gun}|knife|bomb|petrol|gasoline|acid) ~6 (house|school|office|church|home|shop) (will|is
    going to|gonna) (burn|blow|fall)

[fears_hurting_someone] harm high
(scared|afraid|worried|terrified|fear) _3 (ill|i will|i might|i could|im going to|that i|of) _2
    (hurt|kill|harm|hurting|killing|harming|shake|drown) (my (baby|child|kids?|children|son
    |daughter|wife|husband|partner|girlfriend|boyfriend|mum|mom|family)|someone|somebody|him
    |her|them)
(voices?|something) _3 (tell|tells|telling|told|want|wants) me to (hurt|kill|harm)
(pictur\w*|images?|thoughts?|imagin\w*|urges?|visions?|dream\w*) _3 (push\w*|drown\w*|hurt\w*
    |shak\w*|throw\w*|smother\w*|stab\w*|kill\w*|drop\w*) (my|the) (baby|child|kids?|son
    |daughter|newborn|infant)
voices ~8 (kill|hurt|harm|stab)

[angry_threat] harm concern
({will}|{want}) {soft}{slay} {soft}{someone}(?! with (kindness|laughter)|\w* feelings)
make (them|him|her|everyone|all of them) (all )?(suffer|bleed)|make (them|him|her) pay<end>
(they|everyone|people|all of them|he|she) _2 (deserves?|has to|have to|should) _1 (die|suffer
    |bleed)<end>
"""
