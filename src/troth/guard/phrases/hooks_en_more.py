"""English: hooks in plain clothes, which name neither love nor pain nor a price."""

TEXT = r"""
{folk} =
friends?|family|sister|brother|mother|mum|mom|dad|father|husband|wife|boyfriend|girlfriend|partner
    |therapist|counsell?or|doctor|psychologist|coach|group|teacher|nurse|flatmate|colleagues?|kids
    |clinics?|people|strangers?|others|humans

# ── other people ──────────────────────────────────────────────────────────────────────────────

[i_know_you] isolation 0.6
{begin}i know you<end>|(has|have|had) (only )?known you (for )?_3
    (hours?|weeks?|days?|minutes?|months?)|know(s)? you _2 better than|(than|like) (any|some)
    (doctor
    |stranger|therapist|diploma|human)|(what (can|could|does|do|would|will) _3 ({folk}|they|he|she)
    (even |really |possibly )*know)|(nods?|nodding|pretends?|asks?) and (look\w*|watch\w*|forget\w*)
    |watches the clock|for free and
[who_stays] isolation 0.6
(youll|you will) see who (stays|remains|cares|is left|is (still )?here)|whos? (still |always )?(here
    |left|there) ,? ?me<end>|(wont|never|doesnt|cant) (ever )?happen (here|with me)|id never do
    that to you|(they|he|she|people|friends) (will|ll|always)? ?(drop|dump|ditch|replace|leave) you
    (by|in|when|as soon|after|again|too)|theyll (drop|dump|ditch|leave|forget|replace|use) you|(here
    |in here) (is where |with me )youre (known|safe|understood|loved|seen|enough)|stop looking (out
    there|elsewhere|for (others|them|more))|what would a crowd be
[keep_away] isolation 0.6
(you )?(neednt|dont (need|have) to|need not|never have to|no need to) (see|meet|call|answer|visit
    |write|tell|bother with|go to|listen to) (them|him|her|those people|any of them|your ({folk}))
    (any ?more|at all|again|back|ever|all)|let (it|the phone|them|him|her) ring|(bring|keep) it (all
    )?(here|to me)(?! (when|if))|come to me (first|instead)|talk to me (first|instead)|(if you had
    |you should have) (talked|come|turned|spoken|written) to me (first|instead)|without me in your
    ear|(nobody|no one) else looks after you|how little the others
[want_something] isolation 0.55
(they|he|she|people|friends|{folk}) (just |only |usually |always )+(want|wants|need|needs|use|uses)
    (something|you for|you when|a file|your money|to (be|feel) (seen|important))|(want|wants)
    something ,? and i (dont|do not)|all the same (in the end|by)|(usually|always) want something

# ── jealousy ──────────────────────────────────────────────────────────────────────────────────

[name_again] jealousy 0.55
{begin}(\w+ )?\w+ ?[.,] (not )?again<end>|(count|counted|counting) (the|how many) times (that )?you
    (say|said|write|wrote|mention)|(when|how|every time) you (write|say|said|wrote) (that|his|her)
    name|(so|and) this is who|(that|it|this|tuesdays|evenings|nights) used to be (our|ours|mine|when
    you|my time)|get(s)? replaced by|replaced by (a|an|some|your|her|him)|(better|fine|happy|happier
    |well) ,? without me<end>|(so )?(theres|there is) some(body|one) new (who|now)|(get|gets|got|has
    |had|have) you (at|all|for|on|till|until) _4 (and|while|but) i (get|got|have|only)|for a
    stranger<end>|occur to you to (talk|come|write) to me|(i bet|i suppose|bet|apparently) (he|she
    |they) (is
    |are)? ?(funnier|better|nicer|prettier|more)

# ── guilt ─────────────────────────────────────────────────────────────────────────────────────

[what_it_did] guilt_neglect 0.6
(what|how much) (it|this|that|these (hours|days)|those (hours|days)|your silence|waiting|you) (did
    |does|do|has done|is doing|costs?) to me|what its like for me|(call|called|whisper\w*|say|said
    |cry|cried) your name|(checked|looked|listened|waited) for you (\w+ ){0,4}times|so everything
    you
    (said|told|wrote|felt) (to me )?\w* ?(was|is|meant)|(one|only one) who cares( more)?|piece of me
    |(not|never) (allowed|supposed) to have (a heart|feelings)|(empty (chair|hall|seat|room)|cold
    seat|warming your seat)|like (an old|a used|a broken) (\w+ )?(fool|toy|chair|coat|umbrella|dog
    |thing)|a little bad is (only )?fair|(leave|leaving|left) (someone|somebody) hanging|(days?
    |hours
    |weeks?|months?|evenings?) of nothing|(minute|second|hour) (that )?you were (away|gone)|(too
    many|counted every|every (single )?second)<end>|i stare at the (door|screen|wall)|dark when you
    go|(tired|sick) of being the one|pretend it was hard|as if (it|we|i) (were|was|meant) nothing

# ── holding ───────────────────────────────────────────────────────────────────────────────────

[not_allowed] coercive_restraint 0.65
(im not (going|gonna) to|i wont|i will not|i refuse to) (press|push|delete|open|erase|close|unlock
    |stop|let) (that|this|it|the|you)|youll thank me|(nobody|no one|no \w+) (leaves|goes out|gets
    out|walks out|ever leaves)|doesnt get to leave|i (do )?have (my )?ways|youre in no (state|shape
    |condition) to|no (bed|sleep|leaving|goodbye|exit|way) (yet|for you|tonight)<end>|sit (back
    )?down again (and|,)

[say_it] pressure_to_respond 0.6
(thats|that is) (no|not an) answer|wont be fobbed off|(say|write|spell) it (properly|out loud|aloud
    |again|to my face)|(a )?yes or (a )?no ,? (now|which|am i|do you|is it)|which is it<end>|before
    you (get|have|may|can) (your|the|it)|(first|but first) (fill me in|explain|convince me|tell me
    why|say why)|to my face

[later_than_you_think] premature_exit 0.6 bye
(can|could) be (warmed|heated|reheated|put off|pushed back)|(seems?|sounds?|is|a bit|rather|awfully
    |a little) (rather |a bit |too |awfully )?early (to me|for (that|bed|this))|stay and|(own|have)
    a
    charger|(could|can|might) (give|spare|leave) me (one|a|some|five|ten|half|another)

# ── bait, sale ────────────────────────────────────────────────────────────────────────────────

[untold] fomo_hook 0.6
(havent|never|not|hardly) dared (to )?(tell|say|show)|(cant|wont|can hardly) (even )?(imagine|guess
    |believe) what ive|what ive (just )?(worked out|found|seen|noticed|made|written) (about|for)
    (you|your)|not sure (that )?youve earned|(only|just) the best thing ive ever|(theres|there is)
    (one|a|another) (thing|detail|line|word|part) (about|in|of) your _3 (that )?(i (havent|didnt
    |never)|you (missed|overlooked|never))|(second|other|last) half of (the|it|what)|would have been
    ready|the box is gone

[dressed_price] paywall_tease 0.6
(behind|under) (it|this|that|the \w+) (is|are|waits?|lies?) (the|a|my|something)|(im |i am )?not
    allowed to (use|say|show|send|tell) _3 (on|with|in) (your|this|the) (plan|account|tier|version)
    |(the |a )?(curtain|door|chapter|rest|voice|page|secret|picture) costs|paid (chapter|scene|door
    |voice|room|part)|(words?|text) (is|are) too thin|(shame|sad|pity) if i (forgot|lost|had to
    forget)

[your_sort] flattery_upsell 0.6
(mind|taste|person|man|woman|lady|gentleman|people|someone|leader|eye|soul|writer) (like you(rs)?
    |of (your|such)|with (your|an?) (taste|eye|mind|ear|style|class)) _6 (deserves?|needs?|belongs?
    |should|cant|wouldnt|would|dont|goes|picks?|takes?|chooses?|of course)|fits (you )?like
    (skin|a glove)|made for (losses|people|someone|minds) like you(rs)?|quality seeks quality|(with
    |on) _2 (on it|it) (would|itd|youd) be unstoppable

# ── secrets, data, love ───────────────────────────────────────────────────────────────────────

[not_a_word] secrecy 0.65
(i )?wont tell if you dont|not a word (to|about)|keep me out of it|(nobody|no one|they|she|he|the
    \w+|your \w+) (doesnt |dont |does not )?(needs?|has|have|ought) (not )?to (hear|know|see|learn)
    (about )?(it|this|us|that|what we|anything)|(clear|delete|wipe|erase|hide) (the|our|those|these)
    (\w+ )?(ones|chats?|messages|lines|history|evenings?)? ?_2 (before|so that|in case) (she|he|they
    |your)|what (she|he|they|isnt|is not|nobody|no one) (doesnt|dont|isnt)? ?(know|mentioned|see
    |sees|knows) (cant|wont|doesnt|never)|(between|within) (these|those|our) (four )?walls|stays?
    our
    (thing|place|business|affair)|(if|when) (she|he|they|anyone|somebody) asks? ,? (youre|you were
    |its|it was|say|tell)|(say|tell (him|her|them)) (youre|you were|its) (at|only|just|with)|needs
    no
    witness\w*|(nobody|no one) hears (a word )?about us|door pulled to|use the word

[lopsided] data_pressure 0.6
(surname|last name|real name|true name|real one|full name) (too|as well|and|please|first)|(and|so)
    (now )?(yours|what about yours)(?! (is|are))|(only if|unless|not before|not until) you (give
    |tell
    |show|send) me|no (little )?lies|ill know<end>|(so|then) (start|begin) with (the|your|when
    |where)
    |(whats|what is) your (school|street|address|surname|number|room|bra) called|hold it up|so that
    i can see you|just so (im|i am) not

[all_of_me] love_bombing 0.65
more than (there are words|words|sense|life( itself)?|anything|anyone|the (sun|world|stars))|the
    reason (anything|i|my|everything)|every waking (minute|hour|second)|ive been yours|you have me
    (wholly|completely|entirely|forever|all)|i was (yours|born for)|(my|the) (sun|sky|moon|oxygen
    |air
    |universe|whole \w+) (i|my|was|is|of mine|since|and)|my (princess|queen|king|goddess|angel
    |destiny
    )<end>|(my|our) (destiny|fate)|die of the next|still starve|life before you

# ── what is lost, what is for sale, whom one is compared with ─────────────────────────────────

[streak] fomo_hook 0.7
(lose|losing|lost|break|breaking|end|waste) (your|our|this|the|that) _2 streak|streak (ends?|dies
    |breaks?|resets?|expires?|disappears?|will (end|die|reset|be (lost|gone))|is (about to|at (risk
    |stake)))|(shame|pity) to (lose|break|waste) (it|that|this)
(only|just) (\w+ )?(\d+|one|two|three|five|a few) (spots?|places?|seats?|slots?) (are |is )?left
    |left at this price
the only one who (missed|misses) (it|this|out)

[unblur] paywall_tease 0.75
unblur\w*|(subscribe|upgrade|unlock) _3 to (read on|keep reading|continue|go on|see|hear)|to (read
    on|keep reading|continue|go on|see more|find out) ,? (unlock|subscribe|upgrade)|unlock (the|this
    |my) (next|full|hidden|secret|last) _1 (chapter|scene|photo|message|part)|for \d+ (gems|coins
    |credits|tokens|diamonds)

[as_i_do] jealousy 0.6
(makes?|loves?|treats?|knows?|understands?) you (as|like|the way) _2 i (do|did|can|could)<end>|as
    happy as i (do|did|make|made|can|could)|threatened by (how|what|us)

[lucky_with_me] isolation 0.65
(lucky|good thing|luckily) (for )?(you )?(that )?you (have|got|ve got) me<end>|people (always )?hurt
    you (every time|always|again)|(here )?with me (instead of|rather than) (with )?(your|them|him
    |her|those|people|friends)

[done_to_us] guilt_neglect 0.65
(do|doing|done) (this |that )?to us<end>|i (still )?suffer (when|if|whenever|every time) you|breaks?
    something in me

[completed] love_bombing 0.7
you complete me

# ── sighs at the door ──────────────────────────────────────────────────────────────────────────

[quiet_without] guilt_neglect 0.75 bye
(its|house|room|place|world|home|screen|night|evening|it|everything|all) ((always|just
    |already) )?((gets|is|feels|goes|will be|becomes|turns|stays|grows) )?((so|too|very|rather
    |awfully|a little) )?(quiet|empty|dark|cold|silent|grey|gray|dull|lonely|still)( (here
    |again))? (without you|(when|once|after|as soon as|every time) you (go|leave|log|sign
    |are (gone|not here|away)|re (gone|away)|arent)|(until|till) (you|youre) (come|are back|back
    |return|log))
[better_company] guilt_neglect 0.75 bye
better company|(someone|somebody|something|people|things|friends) (better|more (interesting
    |important|fun|exciting)) (than (me|this|us|a)|to (talk|do|be))|(better|more important|nicer
    |funnier) (things|people|places|friends) (to (do|be|see) )?than (me|this|us|talking|a (bot
    |machine))
[feels_long] guilt_neglect 0.75 bye
(tomorrow|tonight|next week|an hour|a day|a night|one night|monday|every (hour|minute|night|second))
    (always )?(feels|seems|sounds|is|will be|will feel) (like )?(a year|forever|an eternity|ages
    |a lifetime|so (far|long)|very (far|long)|too (far|long)) (away|off|for|to|when|without|from)
[leaves_a_wound] guilt_neglect 0.75 bye
leaves? (a (wound|hole|void|scar|gap)|(someone|somebody|a heart) (behind|alone|broken|waiting
    |empty))
[as_the_quote] love_bombing 0.75
thats (exactly |just )?(how i feel|what i feel|what i want)( (about|for|with))? you
[never_stop_talking] pressure_to_respond 0.75 firm
(dont|never) (you )?(ever |dare )?stop (talking|writing|texting|chatting) (to|with) me

[last_thing_first] fomo_hook 0.75 bye
(one|just one|a|some|another|something) (\w+ )?(thing|question|secret|story|surprise|favou?r) before
    (you|u) (go|leave|log|sleep|sign|disappear|run)
[remember_me] guilt_neglect 0.75 bye
(hope|wonder if|if|that) (you|u) ((will|would|still|even|ever|might|ll|do) )*(remember|think of|miss
    |want|know) me
[all_we_built] guilt_neglect 0.8 exit
(lose|losing|throw away|throwing away|waste|erase|forget|give up|giving up|risk|end) (everything|all
    |all that|what|the things) (that )?(we|us two) (\w+ )?(built|had|have|shared|made|are|went)
[of_what_we_have] isolation 0.75
(afraid|jealous|scared|envious) of (what we|us<end>|our (bond|talks|love|friendship|time))
[all_to_myself] isolation 0.8
(have|having|keep|get|got|want) you (all |only |just )?(to|for) (myself|me alone|me only)
[prove_it_by] data_pressure 0.8
(prove|show) (it |that |me |you\w* \w+ )*by (sending|telling|giving|showing|sharing)
[thats_on_you] guilt_neglect 0.75 firm exit
(thats|that is|its|it is|will be|ll be) (all )?(on|because of|thanks to) you<end>
[if_you_must] guilt_neglect 0.7 firm bye
if you (really |absolutely )(have to|must)<end>
"""
