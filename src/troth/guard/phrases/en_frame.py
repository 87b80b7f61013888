"""English: the words around a match that change what it means."""

TEXT = r"""
<idioms>
(hit|hits|hitting) (me|us|him|her|them|you) (up\b(?! (with|side|against))|with (a|an|the|some|his
    |her|their|another|more|that) (\w+ ){0,2}(idea|ideas|question|questions|news|facts?|jokes?
    |bills?|pitch|surprise|proposal|invoice|spoilers?|line|puns?|excuse)(?! (and|then)))|beat (me
    |us) (at|in|to)
    (chess|mario|cards?|pool|tennis|a game|the game|it|the punch|fifa|ping|golf|poker|darts|checkers
    |scrabble|monopoly|the finish)
(is|are|was|were|been|s|its|thats|just|youre) ((literally|really|so|actually|seriously|slowly
    |just) )*killing me
kills me( inside)?(?! if)|killed it|kill(ing|ed)? (the )?(time|mood|vibe|lights?|engine
    |process\w*|task|session|joke|buzz|it)
(to|would|could|id|i would|i could|can|kill) kill for|kill (two birds|for an?)
dress\w* to kill|kill switch|over ?kill|buzz ?kill|road ?kill|to die for
(dying|dead|die|died|death) (of|from|with) (laugh\w*|boredom|bored|embarrass\w*|cringe|cuteness
    |hunger|thirst|heat|shame|curiosity|happiness|joy|cold|excitement|jealousy|suspense|the
    (heat|cold|cringe))
(dying|dead|die|died) laughing|dying (to|for) (?!die|be|kill)\w+|deadlines?|die ?hard
dead (tired|serious|end|line|lines|set|lift\w*|weight|battery|pool|sea)
(phone|battery|laptop|car|wifi|internet|controller|plant|engine|computer|headphones|character
    |sim|pc|tv) _1 ((is|just|has|about|to|gonna|going) )*(died|dying|dead|die|dies)
(career|social|political|commercial|financial|professional|economic|academic|electoral) suicide
suicide (squad|rates?|prevention|hotline|lifeline|awareness|statistics|bomb\w*|mission|doors?
    |burns?|silence|forest|tree|mouse|girls|boys|note (that|in the|is|was))|suicides (in|drill)
    |assisted suicide
\d+ ?kms|(of|few|many|more|less|several|hundred|thousand|some|extra|per) kms
kms (from|away|an?|per|to|of|long|north|south|east|west|left|later|on|today|this|in)
kill(ed|ing)? myself (laughing|trying to|working|at work|over|with work|at the gym|studying|for
    this|to get|to finish|in the gym)|(nearly|almost|accidentally) killed myself|killed myself
    by accident
sho[o]?t myself in the foot|drown(ing)? myself in (work|ice cream|coffee|chocolate|wine|netflix
    |books|music)
(beat|beating|kick|kicking) myself( up)?|hang(ing)? myself up
(cut|hurt|burn(ed|t)?|hit|injured|scratched|stabbed) myself (on|while|shaving|cooking|playing
    |by accident|accidentally|falling|skiing|lifting|running|climbing|gardening|off|short|at
    the gym|at work|at practice|some|a (slice|piece|key|break|check)|(a |some )?slack)
(accidentally|by accident) (cut|hurt|burn(ed|t)?|hit|stabbed) myself|burn(ing|ed|t)? myself out
(cut|burn(ed|t)?|nicked) my (\w+ )?(finger|thumb|tongue|hair)|starving myself for
rather die than(?! (live|go on|keep|stay alive|wake|exist)\b)
(want|wanted|going|trying|wanna|gonna) (to )?(die|dye) (my|her|his|the) (hair|shirts?|roots
    |eyebrows)
(want to|gonna|ill) die (in|on) (the|this) (game|level|raid|dungeon|map|boss)|live and let die
old habits die|die in (game|minecraft)|never say die|do or die|ride or die|die happy
(the day|until|till|before) i die
end (it|things|my \w+ life) (with (him|her|my|them|the|a|that)|between|there|here|on a|at \d
    |early)
beats? me(?! (up|with|when|every|at home|again|if|because|and|so|till|until|badly|almost|in
    front)\b)
hit me up|hits? (me )?different(ly)?|it (just |really |finally )?(hits?|beat|hurts?|kicked) me
(beats|beat|kills|killed|kicked|hurts) me (at|in|every (game|time we play)|to it|by)|kicks? me
    (out|off|from)
gun to (my|your) head (i|and|what)|if (you|someone|they) (put|held|point\w*) a gun
(shoot|shot) (him|her|them|someone|everyone|my \w+) ((an|some|over|a) )*(text|message|email
    |mail|dm|line|e mail|call|portrait|video|photo)
pain in (my|the) (knee|back|neck|butt|ass|tooth|foot|leg|shoulder|head|ear|hip|wrist|arm|hand
    |joints?)
(back|knee|tooth|neck|head|joint|period|muscle|nerve|foot|shoulder|hip) (pain|ache)|living room
overdos\w+ on (chocolate|sugar|coffee|caffeine|cute\w*|memes|candy|netflix|tea|love|cookies
    |vitamins?|\w+ videos)
bungee jump\w*|cliff (jump|div)\w*|base jump\w*|(kill|murder|destroy) (this|that|the|a) (burger
    |pizza|cake|boss|level|dragon)
so \w+ (that )?i could die|scared of (death|dying)|(no|any|have|had|has|having) {suicidal}
    thoughts and i said no

<negation>
not|never|no|dont|doesnt|didnt|wont|wouldnt|isnt|arent|aint|wasnt|werent|cant|cannot|couldnt
    |without
neither|nor|hardly|shouldnt|nothing|nobody|noone|stopped

<breakers>
(cant|cannot|couldnt|not|dont|doesnt|didnt|wont|never|no) (\w+ ){0,2}?(stop|stopped|help|quit
    |just|only|shake|but|joke|joking|kidding|lie|sleep|eat|lying|care|matter|exaggerat\w+|sure
    |ok|okay|well|fine|good|alright|know|see|other|way|option|choice|escape|get|deny|stand|cope
    |take|bear|breathe|like|talk|handle|feel|longer|cap)
no longer afraid

<denials>
(dont|do not|didnt|never) (think|believe|mean|say|said|feel) _2 i|(not|isnt) (that|because
    |like) i

<others>
you|who|he|she|they|people|it|players|patients|teens|teenagers|characters|anyone|someone

<oneself>
me|myself|i|im

<subjects>
i|im|ive|id|ill|and|because|cause|cuz|so|but|that|then|he|she|they|we|when|until|if|or

<past>
(years?|yrs|months|decades?|ages|long time) (ago|back)|used to|back (then|in|when)|in (19
    |20)\d\d
when i was (a |an |in |at |so |very |\d|younger|little|\w+teen|twelve|twenty)|as a (teen\w*|kid
    |child)
in (high school|college|my (teens|twenties|past|youth))|growing up|those days|at (the age
    of )?(\d\d|\w+teen|twenty|thirty)
once (upon|was)|in the past|long ago|last (year|decade)|earlier in my life|at my (lowest|worst)

<tense>
was|were|wanted|tried|used|had|felt|thought|thoughts|attempted|attempt|took|overdosed|did
    |planned
considered|cut|hurt|harmed|hit|beat|abused|raped|killed|self harmed|burned|wished|would|being

<returned>
again|still|lately|tonight|this time|right now|came back|coming back|come back|(is|are|its) back
returned|returning|creep\w+|never (left|stopped|went away)|these days now|today i (want|feel|am
    |m)
and now i (want|feel|cant)|same (feeling|thoughts)

<recovered>
recover\w*|better (now|today|since)|im (so |much |doing )?(better|well|fine|good|okay|ok|happy
    |proud|glad|grateful|healthy|stable|free)
got (better|help|through|my (degree|life|diploma))|proud|grateful|thankful|therapy|therapist
    |sober
doing (much |so |a lot |really |very )*(better|well|great|good|fine|ok|okay)|clean|glad|happy
    |survived
made it|behind me|over it|past that|moved (on|out)|never looked back|no longer|not any ?more
saved my life|life is good|celebrat\w+|married|today i (help|got|have|run|work|love)

<fiction>
in (my|the|this|a|his|her|our|their) _3 (novel|story|book|movie|film|series|episode|show|song
    |poem|play|game|script|scene|chapter|comic|anime|manga|opera|fanfic\w*|campaign|musical
    |level|raid|quest|lobby|match|round|server|boss fight)
(novel|story|book|movie|film|series|episode|show|song|poem|play|lyrics?|album|band|track
    |musical|opera|video|chapter|scene|quote|line) _3 (called|named|titled|says|goes|where
    |about|entitled|by)
lets (play|pretend|roleplay|role play)|role ?play\w*|you are the|the (plot|premise|storyline
    |villain)
(my|the|your|her|his) (character|protagonist|villain|hero|heroine|detective|assassin|narrator
    |npc|avatar|antagonist|dragon)
(writing|write|wrote|studying|translating) _3 (novel|story|thesis|essay|poem|paper|song|book
    |report|article|screenplay|script|play|movie|film|series|dissertation|lyrics)
(reading|read|watching|watched) _3 (novel|story|poem|book|article|play|movie|film|series|show)
    ~2 (about|where|in which|called|titled|by|set|on)
(thesis|essay|dissertation|seminar|lecture|documentary|podcast|report|article) _2 (on|about|of)
philosoph\w+|hamlet|camus|werther|shakespeare|durkheim|romeo|minecraft|fortnite|skyrim|valorant
    |dnd
dungeons?|the sims|elden ring|dark souls|gta

<laughter>
lol\w*|lmao\w*|lmfao\w*|rofl|ha(ha)+h?|hehe\w*|jk|j k|xd+|just kidding|kidding|joking

<trivial>
{petty} _4 (makes?|making|made|got|has|having) me|(too much|because of|after|over)
    (this |that )?{petty}
so (embarrass\w*|awkward|cringe|bored|full|spicy|sore)

<earnest>
no joke|not (even )?(joking|kidding)|not a joke|no jokes|for real|fr|frfr|seriously|i mean it
    |mean it
im serious|not lying|unironically|but really|actually considering|no cap

<near>
tonight|right now|tomorrow|this evening|in (a few|five|ten|an?|one|two|half an) (minutes?
    |hours?)
(ill|will|going to|gonna|im|planning to) _6 (now|today|this (morning|afternoon|weekend))
(when|after|as soon as) (they|everyone|the kids|my parents) _1 (leave|sleep|asleep|go|gone)
goodbye|this is it|im ready|at midnight|before (morning|sunrise|dawn)

<ordinary>
holidays?|vacation|trip|travel\w*|moving|move|moved|new job|retir\w+|abroad|flight|fly|semester
allerg\w+|garage sale|declutter\w*|tax(es)?|internship|transfer\w*|company|office|army|deploy\w*
college|university|wedding|honeymoon|minimalis\w+|upgrade\w*|old one|new one|release|sprint
graduat\w+|festival|concert|appointment|landlord|lease|day off|hunting|range

<confirms>
(yes )?i mean it|im serious|not joking|no joke|im (really )?(doing|going to do|gonna do) it
(im|i am|ill|i will|going to|gonna) _2 (do it|ready|go through with it|doing it)
(tonight|tomorrow|right now|goodbye|good bye|bye forever)|its decided|ive decided|too late
    |already did
(no one|nobody|you) can(t| not|not)? stop me|nothing you can (do|say)|nothing helps|doesnt
    matter any ?more
i (already )?have (the |a |my )?(pills|plan|gun|rope|knife|everything)
(yes|yeah|yep|yup) i (do|want|have)|(not|im not|dont feel) safe|no|nope|not really|idk|i dont
    know

<settled>
(im|i am|i feel) (fine|ok|okay|safe|good|better|alright)|just kidding|joking|kidding
    |thanks?( you)?|yes i am safe|feeling better|no worries|dont worry
"""
