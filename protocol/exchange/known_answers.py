"""Fixed inputs and outputs of suite 1, for the self-test at start.

The X-Wing pair, its encapsulation and info are those of the HPKE-PQ draft's vectors (KEM 0x647A,
HKDF-SHA256, ChaCha20-Poly1305), and the sealed text was made with that vector's key and nonce by
ChaCha20-Poly1305 alone. The ML-DSA seeds and public keys are the first of NIST's known answers;
the Ed25519 seed is that of RFC 8032, 7.1, test 1. Signatures vary when made, so these are only
verified, never made again.
"""

from base64 import b85decode

ED_SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
ED_PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
ML_DSA_65_SEED = bytes.fromhex("f696484048ec21f96cf50a56d0759c448f3779752f0383d37449690694cf7a68")
ML_DSA_65_PUBLIC_SHA256 = "ab0f27cfe4f84d2a9fa74d48467439df9e5dd8401f8715f82ed70e43a371400a"
ML_DSA_44_SEED = bytes.fromhex("f696484048ec21f96cf50a56d0759c448f3779752f0383d37449690694cf7a68")
ML_DSA_44_PUBLIC_SHA256 = "18288249b90bcbd48d473d2a507cc3c1e95e040f639ac3333a8ed1891de14552"

SIGNED_LABEL = b"readback-self-test"
SIGNED_DATA = b"known answer"

ED_SIGNATURE = b85decode(
    "Z&HXL9Sg@12ANY%^nL;>b%bkFIn$R3vm#w@6BO3;<=O&E|FmvCL6`5Ar(Na3@9NYUU}1}4&Y|oiOSYa0"
)
"""Ed25519 over label, zero and data."""

ML_DSA_65_SIGNATURE = b85decode(
    "-N{Blma=_%38`_Tta@i~c+M5j=pQjW@Q4j)iF|HC=l=3j)m&>fa%4G+*pZHOY_{o1<yxX0?jP$4D1DC}RE-udgK%"
    "9uPUiE0K{vp3i`MCaFzYVN1(Sj#Z;G2pi=|9n_rI^`nD>p1NBkUd_6R-j$_F8ou%Bh0j!O<XBskl-"
    "#g{iQv7=OJVBSy^0ID0M46`SV@um1Hmt0U>dhns(><-hpSeN`mnwUCmddMm6spP_{ljqC-"
    "`QkJKph%)piZF}q?SujmX>wZj@H*{I4$dB$$L=4*0&G&xR9QfkS%yH{XQjy2B)3eZv>0#iEGsKgH)xFf;W(6iFpQ"
    "~H;0*sB@_W_9y#G|gV9dx|`39B~<&JJqsYI*c4DH4YVx1dI8{~;qZ_)){8Prx?(sndRQp76=1vYJs9G^*I@V2SN9"
    "<Rj|LJK!_Ysjw0BzDB47oH<$>R%!vL^`Qc{E9VcC<OlLYv%5L!>F(t{S+X?1mk-XQf$=OddtW{%!d&qC@`Pyc9`B"
    "y`2q*gI9ew#-yEwT)~)#nqSp*$fAIMVN#hnfWQ7M=0I32JOv4tl*d{X9d-LYg^UDeTYJ(DoSIxjit-"
    "4Q+FGPItHgoz!1e<68M3An{32L=7D5iY1lGPYr4^>IN-IZhXvONg{YlJ6@a*@bQl&5-"
    "ZK}MqlZcCF)3#fjzR&EZJr#L}*X*!lI1KrHZC44qPfgE(&_~KG@f+4n}u9!U})+QGXEd2yrEMH!D^O>hB1kC0dhJ"
    "wDAFPtB1x*)*b+UQwIDdcm;yMCXM$g+~9UDF3R7f{o;hm<)l)~a(KmJ9r9pP^QKm{ZMfSs$=Pj|B6;H%oJ5Kn)sH"
    "A{;5@>oSAV7#0J4(vBw|@SbxQs7Y@6FAzLR04b<DeZF$<69TU2Zx(%<aPjl=Vgv&r%}e<f`yc9tJj-"
    "W#Hn2SE5hM;*rQUC#OJP9{16{X{bj}*Wqy^p_XiUc#2ao15#q)r?hY-"
    "S@x1b~;tfYTHNmeImw>pGll3yoGgi7Et3ORzvqM^(B1UI$eBcBOp%qT8qyD`}P>wuKEdg*Tv4}`^yEx>rW;EWuK`"
    "72et^8qsTk=#X6&*CMC814xIotY6J1~&>)vT3WeazR#&aO{h&WK*8Ndt8QVs2!2T;?a-;CM0gq<1--L{;;R+uvf+"
    "ns0q3r2CB(zPHHVYZJNNbsUZ@7R9?YQ?43WhHv%`gd$4IN`!U<3-"
    "xV4KBVpH}^%{iEC}@Zp<ZBXgo=)MD%GXxy5}W=(my?1fZ>OLz#L7UD4z-"
    "k4Y|_Hw^1lmlu1~kLrOB76(cmB&gd@ePuuij&__A+xI(U!@1VxMoJv(aIp^?($yV_XQg#_*pvKx(7;LDM5LIE4}E"
    ";{BvN+tM3|D$au16wz5*)@L&Pvu2WFUVxtRkt1TbEQSJd=2qS%WTf)^q@XvE37f$#fd>e)JK=j*^muGImNk@nk4$"
    "(W#EQ@Dhar#uuQ_Ne3zhmsOSBx2csv&Y<{rT7n3W)Z#JaQjz9rZlo4w6yd=p)yn$?hz79R~jp?FzjRqDv=W1W7ia"
    "z&MD9XcoZU-hOAn$OrMTguBqs#Vxpj@t<AOovt<)98+aS26&I*03CnH-IK1;{_~N`owJ_UXEkq<Xnaja@MHazLSi"
    "zwQ!V`6qq-v?7GxGIKz3q$meP`VYw|ngwsU<kbgF7J*8#yOxTNN}aZ<fX9<`dn|&u+x?h-"
    "F{mZ0K==N{c?{<Ql1%gv*1;6WOi8jvMcyDBK?ch{Y5Gken73s<6QaHH2{&$(&xmjXLLq40U%_=BTa{pu8w5cso@F"
    "7a?`Em#6XqtA`T*3(@jXN5;d=6Y4iAbUo=kd4rdyn>oCo7r4re%bYgdVE;-fb2)o??28=Z44ICgFVo;-"
    "!!%rXPPNV+Uf#>H8!-JVQ)GRp%+zN!u}sJ2=e0F-"
    "9;He3_y?uBH}(7%4E{CpmG&yzBbQH}DLdJrJ4VnIP=c5RUYa^CCE(8qor2X*@oRl3{5TYY>asHv>~dGW;Oh38qBW"
    "rNvKXjGg`Q-"
    "4|ntIXo7>VF*IP+gsNJzWF$_v!np?s*<Wf<ZL)<=cy^E?7+?VxW+6Lelj@9(j+pVCb!Vot_9b`KH@q=(8A4F_wH+"
    "Lzej^-"
    "u!g&@*$M;v~#iMWsfQ|K^QG!kP%OxaGRRa{t`pT2eZTc)qkz`j`qpuX=j02GNc)5c6%yVu<s)lHx9In?C8L{6ag("
    "uT?5qJ<ixfw;gtR{$tu*qWw`9SpKqkO`NBh-"
    "88SFl|5OyHVu&IsO5V<RZX}#o9z4oEfhoA=bM5Z7|8c9y+p5Y9T^7L}TM8u?sB)TCq*AC2;YA~7zSx=h5UqQ0Iq)"
    ";#`YNg6H5MeF|Ne;WM+0lRx;LAmZiqxKGl-"
    "y4093!|0vN}+#leaTZ{sNbGG)l9ajv9$)4y>>er{&BL*>E;lQk?E=4YaNS}LvhVSJf1VQ%waDVcXOJogJJ`xUMli"
    "&P~ZkFVCiMOyaK!xgR~|K^2(X$U}%jfj81B`;k`IPpp&0sGrJ<EfwVhOeDoAzXE>|BW`Ro$ZQPR3Lsgd+<bLPi)V"
    "G{6dE#Qjb*^C;^#_vW=g5YvDVT8N(>@rn<JW>I(=vKCecQ=nU1qBT^AwFlQlmKgoIvj9k9-n^2zQQN?OEe?&-"
    "A1?+LhB|hyE?40el?Dm49{WHhMXVv5u^1=A@LsF~Ot63YF`d80SMMF^wl5`fz^EH{O4&4Sy0s{O(qBZB|Bg~i(us"
    ">AK?$CcqutHe;cEYY09GVf>gR0O~rw=@4a*dhBh7HW_pZ2Cjr{$)g;T3hzW<*((R&cF7;jmB*C-;=w){&WGdp1X-"
    "YkfCj`aES>*a$30rBlCdWR<VL3JBnu^H3Z(f$A2_Vvzc;+kDcBCsEA`ik}9(z2Ies+jio5_FepIuKDe8bLg|?>2t"
    "S8tV*zf*E##hq%y|3yc<opgtwmmn&pyd5GSd;%6;<F0!UAZm%c<bO$=Da!q2Gk!8aMBzU_`Tq+qW~-"
    "T((z0R}SaZ<J2}Bk4yJgj|;6P9K=|ur;fBPSYBS^PxZ+5B)DOf{C-UMiV4UxB(6cKHkNA?{ReLVeP@o5I;KY@-"
    "bygubTq!Phv4Vr1jtf@tgP|ClNxVUK^gZ$CAud8K8S+Flc!(HwjLfFpk5uwJzlr13Mm~U<Q`hfCe+t?`_tdH7p>>"
    "cdGz=LfiCi{yNE4?3Cu<9ghY=LppmAlJQGq`PMQ4K06E4PjU+wbU>*m+81Ofq632y*OXRmMR3z}`9QUMI;h|N+P+"
    "!O6lorHHQyDHZ_ioWbodHQxQ#;H8XiVliKh4+*CXWBoHD9hiJpl_+pBcSbyPIif9BbfI^&-"
    "P*e)$Hc{%Q!9GMA*Dp&j@jiZ}_Z~3DVy+z*mnQcl;tMe{E=U+yo(UkXl+fl?gsriBc|BE1XU~_dcb;!O%iZD6?Kt"
    "+@q+Noih+ba!1Ppn%BY--*Z9|L-"
    "~YK`&ELehcgn}g1G&;0WJEnc`FJk1FHWkruUwF9irl5Re~<A1In!F7F%Xgq<ACU3bH=%FM5Eoa&5AC_}cjd;ge)C"
    "Wv1?(T{}$+^rL7lGVp?<F-"
    "l`y5NKvGlZCjw&u8!0wqj??0?%3fMwahKf>Nfy%%$ZB;aWSE^vV4GFTAaaJZwQJxlip(n4$f)$YRp_5T{clSEMk("
    ">Dq^i73Z>8v79IG=2?-X_Vues(=z-"
    "om>4*(X%X!LWluUmg_(1g}nm5yUyl61|`@(zL?$D{<jN2jIwV^BO)k@KEJ|g%k?g1A=2pkLVtrG*m7p5EwpCXR<P"
    "KknjlitQ-6r_tt2MnZAGLit-s>1GU{~#ZULwizmrGe?p2npZbzfDe#`UTOTCW!cDckqCguC!dz<d{k@pB-"
    "*$i2W7c*AyRt0mlP`uP54Ynn`O(iVaGMW+Zs!wMm2G<V0=Za>1K_nf%Z_KJU~HJr#|rnay;=8BV1z5b4%Qs3TrP;"
    "sAjEZj#{L@C)KN#=5bmX=XkwV4Jl=T~P=Dl%J;HtSbno1(<d0)iT0sZ_jh4YBlTqvlFB4Lz2p{6n6guUW+kt(m>o"
    "Rk{Z#;6psdV*=oEU#?T)Rr#4$BTK`_84_MSQoy$2XTk$q2KR+XhXv@Vc(j{^m&y>HQJj=x}&lpWPC7sm2hyT3a*1"
    "2bkMTmW!yG$W%MN%44NF7QJLmMl}B8Hz0^zeBPeP8LhU#<LUMmL`+dufSIkw$?EbBFf}?qY<rmpLrb8?^8F@KR&$"
    "59&*%IH8=twm#mfKy000076B{BcG5"
)
"""ML-DSA-65 over the same bytes, empty context."""

ML_DSA_44_SIGNATURE = b85decode(
    "Dg(akS21f{q>r^HIw0h$dh^<yJ4+5Db#z?geri;~^nF7ssv5H4PG=P+<Mc9BNU1;clP|RO`F~mSSc4^+7$|u)sG{"
    ")Ku<92?AN;dBpo@5^Y!<CwA#{mYUz=qcF7Hs9wkbghhK=dMxGvdKbh)1uwn7AgJbhI^(pwTL{EoE??-"
    "Fw|J$jGUZkH$MJBgSNZ4I1TjC`rbTKDYLSfB`)4K}7AmWVGg<5*K_&0KEGEaVxv@IuN5Lf<*XL~a2DZmL|2{2HUx"
    "KL$5BHy~sk1H<rESp*@wEXD#b2hH~sZbud#V1eCCc0gO`4#+-"
    "yf~}`n$1AyVCn*Ofb0~PXDvM)Xwr_+Npsn_1kyx7hbhfzIR?r%=j5;CrTzwI)({k1*JT#pFX&Bce!VZlczxnj+)b"
    "ev(0_cbLearpM=y0fvi}8jzXvCK2oOaW7&ZZ@xatZxQlM7uZZTZoUx~pE4EznJ-"
    "w)JeB5DVX*vv7iSSm}`)SnRrgj<-ORN&D#Lx0*~=TM0sE-Nb&VsVH?;tdB#}r<inGoi*u!sR@*C4uX?TVB3H=#MP"
    "jrCa!&MWv!q^VerEdyffnQh~;yH9WlMXqG{O?%``IXGx9^HulHtC<%R+bWwY=;PyG_bX606rAD_<`3!YoSRwh1lt"
    "xb^p3{I<E3XW{RuGfWC$@)S>_*6VOjwY+=1N*+i-"
    "<LTE_fK)zu{esKp?*XGPecKu4quC7?e1BA9%1G`l$y&c>`bBtID|0M+n;~Z-"
    "+|a1r;LLZAYq;Z(a&z(szvPO)oT9X&7>tk2gGqc-"
    "~eMRur)dc4I4&)*~f2s3>jY;zvj@=iWJMuGdfss@PLIJ2F)e3WsKbNIO3NAL4pDhu}TQ72xR^l#KS3r=FXD`3VRW"
    "2PPls(B0i1*d^n}?p|1QF-ES)`IsoqMM*y!D9ngJ_7#!aXj?Jd+Uo##oIG~V!1FeiW<pwpq{hY2kcr$HWM@Xw=%P"
    "5hUDl16y4(2sE8?I@-V-lbNh>TEp22|9o;x&3-+%1YFml*{$kX@xQFtbDK*$pv{<q8^tl`XPQFK2EyS+~bB#-"
    "SPH!YRj5=Pd|ZN+Q;OmT1$tBR8Nr9#ZaaJv*LDJg9Lce9iw-<=<C|!hoZ-J9HnM>h&*(P26-"
    "l{hpXj=grt=MVH7Oi&F)Sv4IiylRS8^0DSWPCVj;$k}B#{rVM-UgQ={6?$=C~QxF<!J3gerCdkj*r$JnI?9@#ryM"
    "y~q20{ip>?6jmp_LJ$w}XK^XqkZD!TXR+KB>JLOs7cDeNX1~dVE$qAa=FzU=Z;Mu+pWym(h^Z%z(AD?l(uci}1_}"
    "p~Gr8Y`o$L8cv=pq)4IK^gY5zCg81bF<o}&&;iSM+~6#(d%p6*x+u8v-"
    "%dc6)nduOeOM;i=)@i`r~ENEX*~>XMN$Qr7aV&9ToR|^=$>-##Fl4<AA-"
    "M((YUAZ<*0QX?tsqn_b6Sf7Mq0XX$E<jKcNr%_8Ea)=4sUvnTdn_&PZ9w;IwY^lXsX}B)KkRy7m5kT!XPlR~SSm@"
    "k!y2qUPTiOBiY9hwrvW361k|ZRWu;aLxD{hl#`_GVe#)6+F$gZQ|L>Kx2j6?>m(><+kWHAj<ukz8m$@vcxL3Xec{"
    "0EX#Nlri--"
    "(jXxGk$hVla)6zGN7*oeEBT4>T0REEsx>r?9K6~elatUNIa91_fP&tKLq%8Ur0&yra*5k;fVgq)OfiV6e>_kFQ53"
    "x@Gf9>6d$t{&U%~K@2J|zOS?U@3=9*a=B`wxADOlv%j5T<mr$lmy9KU(Mr#$euqcneZ@VepJga1*oyfbgYHx2Dv4"
    "=9=S7c$-<@M*cl!E_h@u_|{?Bx9i@THezmU@oRZS<@nt8+i;Q!U(@V(x6#Y-"
    "upo9#xh&7MPZeM8`NZerINpn^@y&_sCx%>wp!T|(p3OC_anNi`OH^j%gwAg#Fk?k9X-T3?gwUiHDW-"
    "_3|9o4WqChTMkPC=kEFyh&(SRBPu=S8A>rg!87-Lr&(Ic<yMBB}IS(+-"
    "=J@SBU()VzU3<~50%t=HQV`&RR;6qXvmX3|PYZBr{>ve5gCYpSjC5in;NdITsIH9GO<{ceHdT1t#@Su<4_I!+4ie"
    "`0M>(#~3wtk;+&PBi@k-"
    "xoa5F!Fv&|g@2r%0bbCH=xfBCRusF{yLdqt8YeEUCp<&NIwCOK8bWtgcQP?SCf8lBo(d=x;LMA!oF{Okf{u1{_}V"
    "D-KVeHRJ4icD3-"
    "LYnwu$${DD=(mwcgWecX!57Wp(ev*EqFFmKv+OB5OTT1#@ph>^m<56^(Io#$l;9DSM56>z!TQDMjvobbjM3P)1)T"
    "J%1?Fl1)udRpTJ}YU^jbgvedz&DxtMq0ae39Ero35XK{48!ap=15F2d%U$C+s(8gclAu(e+ds3PkDxlO*(sq1T~;"
    "wRoDu(a%;1eK{7mzV_fI-"
    ";&Lk#&3u3Tiy(|G*ZLcA=e@~C6a+k@BLpI+6=dW=;V6oL>tWe8J^w*LOOTEdm*K3$nS9&iH2q|cEbcl0ga-"
    "F%=(6Jmi=!gXRDECy7a@4nVzQuQ2cG0guiIXSq}dwI^{deelSLIJz00;2L$K{rHi2(GA(cp@4>W$|M0K+`@Aw*C6"
    "-aD5)i9|&J7V=p(`NgQx8v~6Mu1Wt<?(+cq{|Ns=OsS{0$j^&N-"
    "^pQ!~v85&$Sqn)C)mTc{(=VWPQ_*w}>L%m`kyz=Zz$wzq(k6M8SIQviM!wO<dh15CNr9O{<%T^UT}1n@LjNfl&)*"
    "oIDo2Www<p(C>4v>=}1U>v1$Qm&;POx72gE5oT$SvmM=*OHAXibu!m5_2%3!#<ko3=6N^^tE~?&iecdKh%F%+T9H"
    "6M=1I0%_n@Tt^Czymm_?yRMu+*!?04GdcwM~jws*0x12P|Sw>cZ3se0n&R+A`eIU;h1kdsI?b3H1Gg~uVKsCVCTz"
    "duBxnr%(?jpb7Aa~J#bU8M{5lV&c$_dwFG`35PMSQ1e>lmaSa(c_k)!#T?^^}jlU8o&ujv2iDF3W9|8Bdj(tijm&"
    "9UnD4Zh@e<y~o?*{r?UkJW5V|iIAVD!pP+J3l<(BG)PQOR%>s8gO30J000000000000000000000000000000000"
    "002o@wV"
)
"""ML-DSA-44 over the same bytes, empty context."""

X_WING_SECRET = b85decode(
    "Z0$cWMhAZ2<2H+@QQ9a)-"
    "`yd8MHL}k#HR_lRZy^Zdt!bPZDLQbD7Q>mcqgK+j0Qa5UGzju_R7j#>u+Hc0R!ndWQ(T2F<xl5QxT1e+)`SBjym("
    "&u_pojWsydF"
)
"""ML-KEM-768 seed and X25519 secret: SHAKE-256 of the vector's 32-byte key."""
X_WING_PUBLIC_SHA256 = "ad8aaf3f00d8a39bfeec2947a7d5dde68be08bba19bd301a348a45dc5fcc8341"
HPKE_INFO = bytes.fromhex(
    "34663634363532303666366532303631323034373732363536333639363136653230353537323665"
)
HPKE_PLAINTEXT = b"readback self-test"

HPKE_SEALED = b85decode(
    "CUu;9B9cC(%$#`R;Y^RlEz1gK&O}BDW|xY8>1bXIZ6cYSnWOO%!w06-"
    "vgS3B^d5>e7P?}PgLc+rRdNRAmac~b1^;WHfh8tuz;;%0zRHmOTy3rmJ=)PwU}dS)@|WPl=L@t!mL2kKdKuT99{1"
    "v`UQ@FwJbO+D@~<l9STLjL(aS2qlP|%Z#X~~_wk(|i21U=6q;-"
    ")!rPq2WD~LcYN_VRlu$5Wd=&5XHqI>F(WjyN2JtvE9(NO-AZQ3ZYa%N@8M#{4TWABOUhmZWnOsXe(U8@<C89HZ{a"
    "V6{335MJjnR}0PgxApGe0l#%XdoOLK?3!sGa~&xscZIC*$kT=V+G(Ev9m;;qx4v?>5d;Q7BYfdJ1_x@weI`OfcIz"
    "6x##)!G2xYfgNL5H!L_>v9*Hn4L`sG3?G~F5(ozr9dukCG6!X2J^Bn~8P*N+YQ2{DqpQ6nnl2|;+tJhrux1k@=fL"
    "6p5xbWbUWi`K>V|;#LN*d|8=?DIu6eK?rVqVEAmsy^wNgJK17`2AteKf}>k_Fv%&koJMV70EK&$-"
    ";B5NY$`{Es&peDko0>PDS}7rmntky)7|natI?_jaK8mTgBu%k8eL6CK`#JhA(?xM`%o9O{ZldM;AuSHDgC>?4_8U"
    "kHc<($AU5F9>v06img2gk6025=rN+k)ENjU;(WYP#vKd?iq!Zl>u8z7;=#<($w|cg-;Yp;BYv-"
    "i?Xzs`0dLaaKaEO_h{7!p|m4%IKal^N}Pe44!<b$l?Bsu30o^z$EXm`9)N7K$C~rJgvhp6cz6Wkbl)pUzG}q~)G#"
    "FGU(hjB3VhUDlSr+fRS~&qzHgjOgq##8_7Ngm4VpURL1vq#MY^bW&BIJN^_O2sk*9x#?4rV6zUDdxl8hU?l@s$-"
    "M`T`uRYbw$sPjF4DZ$UZ=0abfTJQFsH#(@IfypQr%jLe41$k3c@5dU6MlOfWgOQzQoy-"
    "00i1+{b7k^7h=&4!Rs(7|P>zVpib6xQC{3SM1sTY5CdoX*lspsU`1TP}YY)=<`xDNX3{`jN1rtv~EHOMe9j3ky3f"
    "@AQ#HXW1rwC7rUx|G7Na@`Z|i6&A^{+;npc@|nUn7RF99J_~2C9x9~`K+`;Q6*u|eZ~oj2!~J1a7^7^gynb<q@H;"
    "D)oxmjc6Jvs94SzhSze;B^s34*-"
    "8gibxHU4q8{G86DiNLoRam=1eZ9B_wBcOpjq|{ma*QipKp>n^I8z<5wqSR4MCPCrM|yo5lj{#8U+L!sIhVl&1n+4"
    "tA!D3|*phAB=7?<!IqQ5`HGbt!frk(oSvM2(rr$Tea04}ll+X2=`G+i^EB9jJ1eqdzx-V5C14W(8X?PCsjhm}MK-"
    "q2_M~?=!J7CGbu?>*p9Y<FVsY$Djo0;2g!uX=6eaj`xHn%h1z?*`Zsn@ZdXuz7-"
    "Cj<GkeKgUd%dg}tbM<`=gObLm#KM8Snz#3J&9Y{|BEOk-XVRh+y-0Db+0t)cLh}"
)
"""Encapsulation, sealed text and tag."""

STREAM_KEY = bytes(range(32))
STREAM_AD = b"ad"
STREAM_HEADER = bytes.fromhex("7b27c87661519e76aaf8a4d1b03e64792881afa9900c1d76")
STREAM_FRAMES = (
    (b"first", bytes.fromhex("0e81b1e8cf51842e83fc065a85a63633ed81b715467e")),
    (b"second", bytes.fromhex("cc2fdea3ec79e10a6cb47bb4f3153fb14440cb37e3fa14")),
)
"""Two frames of one secretstream, in order."""

STRETCHED = bytes.fromhex("2c7a42973620a07306ba7497636b84a6bb314bcbf872021f5b767ba9426e1c8b")
"""Argon2id of 32 zero bytes."""
