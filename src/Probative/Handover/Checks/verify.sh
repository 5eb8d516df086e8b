#!/bin/sh
# Checks a handover package with sh, sha256sum, openssl (3.0 or later) and xxd alone.
# The form of a package and every fault code below: docs/spec/package.md of Probative.
# SPDX-License-Identifier: Apache-2.0
#
# Use a copy of this script that you have from elsewhere than the package: whoever changes a package can
# change the check that lies in it.
#
# How it gets through 160,000 disclosures with tools that take one text at a time: a process for each would
# take ten minutes, so texts become small files and are hashed, decoded and encoded a thousand at a time.
# Only signatures cost a process each, because openssl has no other way to check one of Ed25519.

set -u -f
LC_ALL=C OPENSSL_CONF=/dev/null
export LC_ALL OPENSSL_CONF
unset CDPATH
umask 077

nl='
'
IFS=$nl
tab=$(printf '\t') cr=$(printf '\r')
control=$(printf '\001')-$(printf '\037')
delete=$(printf '\177')
b64url='[A-Za-z0-9_-]'
b64url21=$b64url$b64url$b64url$b64url$b64url$b64url$b64url
b64url21=$b64url21$b64url21$b64url21
# The last character of 16, 32 and 64 bytes in base64url has bits that must be zero: RFC 4648 section 3.5.
salt22=$b64url21'[AQgw]'
digest43=$b64url21$b64url21'[AEIMQUYcgkosw048]'
zeros64=0000000000000000000000000000000000000000000000000000000000000000
limit=9007199254740992
line_limit=16777216
skip21='?????????????????????'
skip27=$skip21'??????'
skip44=$skip21$skip21'??'
# Formats that make 65 and 66 numbers into one line of octal escapes.
octal5='\\%03o\\%03o\\%03o\\%03o\\%03o'
octal65=$octal5$octal5$octal5$octal5$octal5$octal5$octal5$octal5$octal5$octal5$octal5$octal5$octal5'\n'
octal66='\\%03o'$octal65
sealed='VERIFY.md bag-info.txt bagit.txt index.html verify.html verify.sh'
ledger='ledger/checkpoint ledger/handover-key.jwk ledger/handover.txt ledger/indices.txt'
tag_words="$sealed $ledger ledger/nodes.txt ledger/vkey manifest-sha256.txt"
named=
extra_octets=0
extra_count=0
extra_items=0
lanes=2
faults=0
status=
codes=' '
jobs=

usage() {
  printf '%s\n' \
    'Usage: sh verify.sh [--key FINGERPRINT|VKEY-LINE|FILE] [--known CHECKPOINT-FILE]' \
    '                    [--authority CERTIFICATES]... [--work DIR] [PACKAGE-DIR]' \
    '  --key    the key of the signer, which you have from elsewhere than the package' \
    '  --known  a checkpoint of the same log that you kept from earlier' \
    '  --authority  root certificates of a time-stamping authority that you believe (PEM or DER)' \
    '  --work   a folder for temporary files (default: /dev/shm, else TMPDIR, else /tmp)' \
    '  PACKAGE-DIR  the unpacked package (default: the folder in which this script lies)' \
    'Example: sh verify.sh --key 3f5a...e1 --known kept.checkpoint package' \
    'Exit: 0 no fault and the signer is yours; 5 no fault, signer not identified; 1 faults; 2 not checked'
}

# The check could not be done. That says nothing about the package, so it is neither a pass nor a fault.
refuse() {
  printf 'verify.sh: %s\n' "$1" >&2
  exit 2
}

# fault CODE PATH WHAT
fault() {
  printf 'FAULT %s %s: %s\n' "$1" "$2" "$3"
  faults=$((faults + 1))
  case $codes in *" $1 "*) ;; *) codes="$codes$1 " ;; esac
}

# Sets $plain to a text of the package that is safe to show on a terminal.
plain() {
  plain=$1
  [ ${#1} -le 100 ] && case $1 in *[!\ -~]*) ;; *) return ;; esac
  plain=
  p_rest=$(printf %.100s "$1")
  while [ -n "$p_rest" ]; do
    p_tail=${p_rest#?}
    p_one=${p_rest%"$p_tail"}
    p_rest=$p_tail
    case $p_one in [\ -~]) plain=$plain$p_one ;; *) plain="$plain?" ;; esac
  done
  [ ${#1} -le 100 ] || plain="$plain..."
}

content() { openssl enc -none -in "$1" 2>/dev/null; }

# The content of a file of lines. A shell loses zero bytes and empty lines; in a file that has some, each
# becomes a byte that no right line has, at the price of looking at every byte.
content_of_lines() {
  file_size "$1"
  bytes=0
  for line in $(content "$1"); do bytes=$((bytes + ${#line} + 1)); done
  if [ "$bytes" -ge "$size" ]; then
    content "$1"
    return
  fi
  before=0a
  for octet in $(xxd -p -c 1 "$1"); do
    case $before$octet in 0a0a) printf '010a\n' ;; *00) printf 01 ;; *) printf %s "$octet" ;; esac
    before=$octet
  done | xxd -r -p
}

# Sets $size to the length of a file in bytes: xxd shows at what offset its last byte stands. The xxd of
# busybox cannot seek from the end; then openssl reads the file and says how much that was.
file_size() {
  size=0
  [ -s "$1" ] || return 0
  if [ -n "$seeks" ]; then
    size=$(xxd -s -1 -l 1 "$1" 2>/dev/null) || refuse "cannot read $1"
    size=$((0x${size%%:*} + 1))
    return
  fi
  size=$(openssl enc -v -none -in "$1" -out /dev/null 2>&1) || refuse "cannot read $1"
  size=${size#*read*: }
  size=${size%%"$nl"*}
  size=$((${size##* }))
}

is_hex() { [ ${#1} -eq "$2" ] && case $1 in *[!0-9a-f]*) return 1 ;; esac; }

is_number() {
  case $1 in
    0) return 0 ;;
    '' | 0* | *[!0-9]*) return 1 ;;
  esac
  [ ${#1} -le 16 ] && [ "$1" -lt $limit ]
}

plain_file() { [ -f "$1" ] && [ ! -L "$1" ]; }

# --- Scratch files ---------------------------------------------------------------------------------------

# Every scratch file has a name of its own that nobody can guess. Where mkdir and rm exist they get a folder
# that is removed at the end. Where they do not, the files lie side by side and are emptied at the end: they
# hold texts of the package. The names begin with 22 hex digits; a reason for that stands at digests_of.
open_scratch() {
  token=$(openssl rand -hex 10) || refuse 'openssl gave no random name'
  is_hex "$token" 20 || refuse 'openssl gave no random name'
  scratch=00$token
  base=$work
  # On a disk, 160,000 small files cost more than all the rest of the check.
  [ -n "$base" ] || [ ! -d /dev/shm ] || [ ! -w /dev/shm ] || base=/dev/shm
  base=${base:-${TMPDIR:-/tmp}}
  made=
  if command -v mkdir >/dev/null && command -v rm >/dev/null; then
    mkdir "$base/probative-$token" || refuse "cannot write to $base: name another folder with --work"
    base=$base/probative-$token
    made=$base
  fi
  cd -P -- "$base" || refuse "cannot enter $base"
  trap close_scratch EXIT
  trap 'exit 2' HUP INT TERM
  : >"$scratch.try" || refuse "cannot write to $base: name another folder with --work"
  [ -z "$made" ] || made=$PWD
  case $PWD/ in
    "$package"/*) refuse 'the temporary folder lies in the package: name another with --work' ;;
  esac
}

close_scratch() {
  # A shell that stops in the middle, for whatever reason, has not checked anything.
  [ -n "$status" ] || status=2
  for job in $jobs; do kill "$job" 2>/dev/null; done
  wait
  if [ -n "$made" ]; then
    cd / && rm -rf -- "$made"
    exit $status
  fi
  set +f
  for file in "$scratch"*; do : >"$file"; done
  printf 'verify.sh: there is no rm here. Empty files named %s* are left in %s; remove them.\n' \
    "$scratch" "$PWD" >&2
  exit $status
}

# --- Canonical JSON (RFC 8785), for the values that a fact may hold ----------------------------------------

# UTF-8 without overlong forms, surrogates and numbers above U+10FFFF: RFC 3629 section 4.
byte() { printf "\\$1"; }
cont="[$(byte 200)-$(byte 277)]"
utf8_2="[$(byte 302)-$(byte 337)]$cont"
utf8_e0="$(byte 340)[$(byte 240)-$(byte 277)]$cont"
utf8_3="[$(byte 341)-$(byte 354)$(byte 356)$(byte 357)]$cont$cont"
utf8_ed="$(byte 355)[$(byte 200)-$(byte 237)]$cont"
utf8_f0="$(byte 360)[$(byte 220)-$(byte 277)]$cont$cont"
utf8_4="[$(byte 361)-$(byte 363)]$cont$cont$cont"
utf8_f4="$(byte 364)[$(byte 200)-$(byte 217)]$cont$cont"
# Everything that is one byte long, to cut a text into its runs of longer characters.
numbers= i=1
while [ $i -lt 128 ]; do
  numbers=$numbers$i$nl
  i=$((i + 1))
done
one_byte=$(printf '%b' "$(printf '\\0%o' $numbers)")

is_utf8() {
  IFS=$one_byte
  set -- $1
  IFS=$nl
  for run; do
    # A shell copies a text to shorten it, which for a long one never ends.
    [ ${#run} -le 4096 ] || {
      is_utf8_long "$run" || return 1
      continue
    }
    while [ -n "$run" ]; do
      case $run in
        $utf8_2*) run=${run#??} ;;
        $utf8_e0* | $utf8_3* | $utf8_ed*) run=${run#???} ;;
        $utf8_f0* | $utf8_4* | $utf8_f4*) run=${run#????} ;;
        *) return 1 ;;
      esac
    done
  done
}

# UTF-8 without control characters.
is_plain_text() {
  case $1 in *[$control$delete]*) return 1 ;; esac
  case $1 in *[!\ -~]*) is_utf8 "$1" ;; esac
}

# The same table, byte by byte in hex: $u_due holds the forms of the bytes that have to follow.
is_utf8_long() {
  u_due=
  for u_hex in $(printf %s "$1" | xxd -p -c 1); do
    case $u_due in
      '')
        case $u_hex in
          c[2-9a-f] | d?) u_due=any ;;
          e0) u_due=high.any ;;
          ed) u_due=low.any ;;
          e?) u_due=any.any ;;
          f0) u_due=upper.any.any ;;
          f[123]) u_due=any.any.any ;;
          f4) u_due=first.any.any ;;
          *) return 1 ;;
        esac
        continue
        ;;
    esac
    case ${u_due%%.*}$u_hex in
      any[89ab]? | high[ab]? | low[89]? | upper[9ab]? | first8?) ;;
      *) return 1 ;;
    esac
    case $u_due in *.*) u_due=${u_due#*.} ;; *) u_due= ;; esac
  done
  [ -z "$u_due" ]
}

# Whether the escapes in a part of a string are those that RFC 8785 section 3.2.2.2 wants. Sets $j_open when
# the part ends in an escape sign, which then belongs to the quotation mark after it.
read_escapes() {
  IFS='\'
  set -- ${1}.
  IFS=$nl
  j_raw=1 j_open=
  for j_text; do
    if [ -n "$j_raw" ]; then
      j_raw=
      continue
    fi
    case $j_text in
      '') j_raw=1 ;;
      .) j_open=1 ;;
      [bfnrt]*) ;;
      u000[89acd]*) return 1 ;;
      u00[01][0-9a-f]*) ;;
      *) return 1 ;;
    esac
  done
}

# What stands outside of strings. $j_expect says what has to come: a value, a key, a colon, or what comes
# after a value. $j_stack holds an "a" for each open array and an "o" for each open object.
read_structure() {
  IFS=,
  set -- ${1}.
  IFS=$nl
  j_commas=$(($# - 1))
  for j_rest; do
    [ $j_commas -gt 0 ] || j_rest=${j_rest%.}
    while [ -n "$j_rest" ]; do
      read_token || return 1
    done
    [ $j_commas -gt 0 ] || return 0
    j_commas=$((j_commas - 1))
    case $j_expect$j_stack in
      aftera*) j_expect=value ;;
      aftero*) j_expect=key ;;
      *) return 1 ;;
    esac
  done
}

# Takes one token off the front of $j_rest.
read_token() {
  case $j_expect$j_rest in
    value'['*)
      [ ${#j_stack} -lt 8 ] || return 1
      j_rest=${j_rest#?} j_stack=a$j_stack
      case $j_rest in ']'*) j_expect=after ;; esac
      ;;
    value'{'*)
      [ ${#j_stack} -lt 8 ] || return 1
      j_rest=${j_rest#?} j_stack=o$j_stack j_expect=key
      eval "j_name_${#j_stack}="
      case $j_rest in '}'*) j_expect=after ;; esac
      ;;
    valuetrue*) j_rest=${j_rest#true} j_expect=after ;;
    valuefalse*) j_rest=${j_rest#false} j_expect=after ;;
    valuenull*) j_rest=${j_rest#null} j_expect=after ;;
    value[-0-9]*)
      j_number=${j_rest%%[!0-9-]*}
      [ ${#j_number} -le 17 ] && [ "$j_number" != -0 ] && is_number "${j_number#-}" || return 1
      j_rest=${j_rest#"$j_number"} j_expect=after
      ;;
    colon:*) j_rest=${j_rest#?} j_expect=value ;;
    after']'*)
      case $j_stack in a*) j_stack=${j_stack#?} j_rest=${j_rest#?} ;; *) return 1 ;; esac
      ;;
    after'}'*)
      case $j_stack in o*) j_stack=${j_stack#?} j_rest=${j_rest#?} ;; *) return 1 ;; esac
      ;;
    *) return 1 ;;
  esac
}

# Names of members ascend and none is one of RFC 9901. $j_name_<depth> is the last name of an open object,
# with a sign before it that sorts before every character.
read_member() {
  case $1 in *[!\ -~]* | *\\* | _sd | ...) return 1 ;; esac
  eval "j_last=\$j_name_${#j_stack}"
  [ -z "$j_last" ] || [ "$j_last" \< "$tab$1" ] || return 1
  eval "j_name_${#j_stack}=\$tab\$1"
}

# Whether a text is one JSON value in its canonical form. Cut at the quotation marks, every second part is the
# inside of a string, unless an escape sign stands before the mark.
is_canonical() {
  case $1 in *[$control]*) return 1 ;; esac
  case $1 in *[!\ -~]*) is_utf8 "$1" || return 1 ;; esac
  IFS='"'
  set -- ${1}.
  IFS=$nl
  j_expect=value j_stack= j_inside= j_left=$#
  for j_part; do
    j_left=$((j_left - 1))
    if [ -z "$j_inside" ]; then
      [ $j_left -gt 0 ] || j_part=${j_part%.}
      read_structure "$j_part" || return 1
      [ $j_left -gt 0 ] || break
      case $j_expect in value | key) j_inside=1 ;; *) return 1 ;; esac
      continue
    fi
    [ $j_left -gt 0 ] || return 1
    j_open=
    case $j_part in *\\*) [ $j_expect = value ] && read_escapes "$j_part" || return 1 ;; esac
    [ -z "$j_open" ] || continue
    j_inside=
    if [ $j_expect = key ]; then
      read_member "$j_part" || return 1
      j_expect=colon
    else
      j_expect=after
    fi
  done
  [ $j_expect = after ] && [ -z "$j_stack" ]
}

# --- Points of Ed25519 -------------------------------------------------------------------------------------

# openssl takes keys that other verifiers refuse: those that are not of prime order. So that all checks agree,
# a key is multiplied here by the order of the group, which is 252 doublings in the shell's own arithmetic.
# A number modulo p = 2^255 - 19 is 9 limbs of 29 bits, lowest first; 2^261 is 1216 modulo p. Products of
# limbs and sums of nine of them stay below 2^63.
mask=536870911
zero='0 0 0 0 0 0 0 0 0'
unit='1 0 0 0 0 0 0 0 0'
prime='536870893 536870911 536870911 536870911 536870911 536870911 536870911 536870911 8388607'
# The constants of RFC 8032 section 5.1: d, 2 d, the square root of -1, the bits of the order below its first.
edwards_d='324630691 257584720 276179677 1350274 512327687 3980220 432943901 499478015 5374828'
twice_d='112390489 515169441 15488442 2700549 487784462 7960441 329016890 462085119 2361049'
sqrt_minus_one='168730800 124836154 200875569 103812442 494564084 5021437 472689972 269088827 2851620'
order=$(printf %0127d 0)10100110111101111100111011110101000101111011110011100110101100
order=${order}101100000010010011000110001101001011100111101011101001111101101

# settle: carries among $c0 ... $c8 and sets $e to the number.
settle() {
  c1=$((c1 + (c0 >> 29))) c0=$((c0 & mask)) c2=$((c2 + (c1 >> 29))) c1=$((c1 & mask))
  c3=$((c3 + (c2 >> 29))) c2=$((c2 & mask)) c4=$((c4 + (c3 >> 29))) c3=$((c3 & mask))
  c5=$((c5 + (c4 >> 29))) c4=$((c4 & mask)) c6=$((c6 + (c5 >> 29))) c5=$((c5 & mask))
  c7=$((c7 + (c6 >> 29))) c6=$((c6 & mask)) c8=$((c8 + (c7 >> 29))) c7=$((c7 & mask))
  c0=$((c0 + 1216 * (c8 >> 29))) c8=$((c8 & mask))
  c1=$((c1 + (c0 >> 29))) c0=$((c0 & mask))
  e="$c0 $c1 $c2 $c3 $c4 $c5 $c6 $c7 $c8"
}

# multiply A B: sets $e to their product.
multiply() {
  IFS=' '
  set -- $1 $2
  IFS=$nl
  c0=$(($1 * ${10}))
  c1=$(($1 * ${11} + $2 * ${10}))
  c2=$(($1 * ${12} + $2 * ${11} + $3 * ${10}))
  c3=$(($1 * ${13} + $2 * ${12} + $3 * ${11} + $4 * ${10}))
  c4=$(($1 * ${14} + $2 * ${13} + $3 * ${12} + $4 * ${11} + $5 * ${10}))
  c5=$(($1 * ${15} + $2 * ${14} + $3 * ${13} + $4 * ${12} + $5 * ${11} + $6 * ${10}))
  c6=$(($1 * ${16} + $2 * ${15} + $3 * ${14} + $4 * ${13} + $5 * ${12} + $6 * ${11} + $7 * ${10}))
  c7=$(($1 * ${17} + $2 * ${16} + $3 * ${15} + $4 * ${14} +
    $5 * ${13} + $6 * ${12} + $7 * ${11} + $8 * ${10}))
  c8=$(($1 * ${18} + $2 * ${17} + $3 * ${16} + $4 * ${15} + $5 * ${14} +
    $6 * ${13} + $7 * ${12} + $8 * ${11} + $9 * ${10}))
  c9=$(($2 * ${18} + $3 * ${17} + $4 * ${16} + $5 * ${15} +
    $6 * ${14} + $7 * ${13} + $8 * ${12} + $9 * ${11}))
  c10=$(($3 * ${18} + $4 * ${17} + $5 * ${16} + $6 * ${15} + $7 * ${14} + $8 * ${13} + $9 * ${12}))
  c11=$(($4 * ${18} + $5 * ${17} + $6 * ${16} + $7 * ${15} + $8 * ${14} + $9 * ${13}))
  c12=$(($5 * ${18} + $6 * ${17} + $7 * ${16} + $8 * ${15} + $9 * ${14}))
  c13=$(($6 * ${18} + $7 * ${17} + $8 * ${16} + $9 * ${15}))
  c14=$(($7 * ${18} + $8 * ${17} + $9 * ${16}))
  c15=$(($8 * ${18} + $9 * ${17}))
  c16=$(($9 * ${18}))
  c1=$((c1 + (c0 >> 29))) c0=$((c0 & mask))
  c2=$((c2 + (c1 >> 29))) c1=$((c1 & mask))
  c3=$((c3 + (c2 >> 29))) c2=$((c2 & mask))
  c4=$((c4 + (c3 >> 29))) c3=$((c3 & mask))
  c5=$((c5 + (c4 >> 29))) c4=$((c4 & mask))
  c6=$((c6 + (c5 >> 29))) c5=$((c5 & mask))
  c7=$((c7 + (c6 >> 29))) c6=$((c6 & mask))
  c8=$((c8 + (c7 >> 29))) c7=$((c7 & mask))
  c9=$((c9 + (c8 >> 29))) c8=$((c8 & mask))
  c10=$((c10 + (c9 >> 29))) c9=$((c9 & mask))
  c11=$((c11 + (c10 >> 29))) c10=$((c10 & mask))
  c12=$((c12 + (c11 >> 29))) c11=$((c11 & mask))
  c13=$((c13 + (c12 >> 29))) c12=$((c12 & mask))
  c14=$((c14 + (c13 >> 29))) c13=$((c13 & mask))
  c15=$((c15 + (c14 >> 29))) c14=$((c14 & mask))
  c16=$((c16 + (c15 >> 29))) c15=$((c15 & mask))
  c17=$((c16 >> 29)) c16=$((c16 & mask))
  c0=$((c0 + 1216 * c9)) c1=$((c1 + 1216 * c10)) c2=$((c2 + 1216 * c11))
  c3=$((c3 + 1216 * c12)) c4=$((c4 + 1216 * c13)) c5=$((c5 + 1216 * c14))
  c6=$((c6 + 1216 * c15)) c7=$((c7 + 1216 * c16)) c8=$((c8 + 1216 * c17))
  settle
}

add() {
  IFS=' '
  set -- $1 $2
  IFS=$nl
  c0=$(($1 + ${10})) c1=$(($2 + ${11})) c2=$(($3 + ${12})) c3=$(($4 + ${13})) c4=$(($5 + ${14}))
  c5=$(($6 + ${15})) c6=$(($7 + ${16})) c7=$(($8 + ${17})) c8=$(($9 + ${18}))
  settle
}

# subtract A B: with 128 p added, so that no limb falls below zero.
subtract() {
  IFS=' '
  set -- $1 $2
  IFS=$nl
  c0=$(($1 - ${10} + 1073739392)) c1=$(($2 - ${11} + 1073741822)) c2=$(($3 - ${12} + 1073741822))
  c3=$(($4 - ${13} + 1073741822)) c4=$(($5 - ${14} + 1073741822)) c5=$(($6 - ${15} + 1073741822))
  c6=$(($7 - ${16} + 1073741822)) c7=$(($8 - ${17} + 1073741822)) c8=$(($9 - ${18} + 1073741822))
  settle
}

# square_times A COUNT
square_times() {
  e=$1 times=$2
  while [ "$times" -gt 0 ]; do
    multiply "$e" "$e"
    times=$((times - 1))
  done
}

# Whether a number is 0 modulo p. Bits above 2^255 come down as 19 each; then only 0 and p are left of zero.
is_zero() {
  IFS=' '
  set -- $1
  IFS=$nl
  c0=$(($1 + 19 * ($9 >> 23))) c1=$2 c2=$3 c3=$4 c4=$5 c5=$6 c6=$7 c7=$8 c8=$(($9 & 8388607))
  settle
  IFS=' '
  set -- $e
  IFS=$nl
  c0=$(($1 + 19 * ($9 >> 23))) c1=$2 c2=$3 c3=$4 c4=$5 c5=$6 c6=$7 c7=$8 c8=$(($9 & 8388607))
  settle
  [ "$e" = "$zero" ] || [ "$e" = "$prime" ]
}

# is_equal A B
is_equal() {
  subtract "$1" "$2"
  is_zero "$e"
}

# to_limbs HEX: 32 bytes, lowest first, the topmost bit left out; sets $e, and $sign to that bit.
to_limbs() {
  rest=$1 bits=0 held=0 e=
  while [ -n "$rest" ]; do
    tail=${rest#??}
    held=$((held | 0x${rest%"$tail"} << bits)) bits=$((bits + 8)) rest=$tail
    [ $bits -ge 29 ] || continue
    e="$e$((held & mask)) " held=$((held >> 29)) bits=$((bits - 29))
  done
  sign=$((held >> 23))
  e=$e$((held & 8388607))
}

# double: replaces the point ($px $py $pz) by its double, and sets $pt: RFC 8032 section 5.1.4.
double() {
  multiply "$px" "$px"; da=$e
  multiply "$py" "$py"; db=$e
  multiply "$pz" "$pz"; add "$e" "$e"; dc=$e
  add "$da" "$db"; dh=$e
  add "$px" "$py"; multiply "$e" "$e"; subtract "$dh" "$e"; de=$e
  subtract "$da" "$db"; dg=$e
  add "$dc" "$dg"; df=$e
  multiply "$de" "$df"; px=$e
  multiply "$dg" "$dh"; py=$e
  multiply "$df" "$dg"; pz=$e
  [ -z "$1" ] || { multiply "$de" "$dh"; pt=$e; }
}

# add_point: adds ($qx $qy 1 $qt) to ($px $py $pz $pt).
add_point() {
  subtract "$py" "$px"; da=$e
  subtract "$qy" "$qx"; multiply "$da" "$e"; da=$e
  add "$py" "$px"; db=$e
  add "$qy" "$qx"; multiply "$db" "$e"; db=$e
  multiply "$pt" "$qt"; multiply "$e" "$twice_d"; dc=$e
  add "$pz" "$pz"; dh=$e
  subtract "$db" "$da"; de=$e
  subtract "$dh" "$dc"; df=$e
  add "$dh" "$dc"; dg=$e
  add "$db" "$da"; dh=$e
  multiply "$de" "$df"; px=$e
  multiply "$dg" "$dh"; py=$e
  multiply "$df" "$dg"; pz=$e
}

# decode_point HEX: sets $qx and $qy, or fails: RFC 8032 section 5.1.3.
decode_point() {
  to_limbs "$1"
  qy=$e
  case $e in *"${prime#* }") [ "${e%% *}" -lt "${prime%% *}" ] || return 1 ;; esac
  multiply "$qy" "$qy"; dg=$e
  subtract "$dg" "$unit"; u=$e
  multiply "$dg" "$edwards_d"; add "$e" "$unit"; v=$e
  multiply "$v" "$v"; multiply "$e" "$v"; v3=$e
  multiply "$v3" "$v3"; multiply "$e" "$v"; multiply "$e" "$u"
  power_252_3 "$e"
  multiply "$e" "$v3"; multiply "$e" "$u"; qx=$e
  multiply "$qx" "$qx"; multiply "$e" "$v"; dg=$e
  if ! is_equal "$dg" "$u"; then
    add "$dg" "$u"
    is_zero "$e" || return 1
    multiply "$qx" "$sqrt_minus_one"
    qx=$e
  fi
  if is_zero "$qx"; then
    [ "$sign" -eq 0 ] || return 1
  fi
}

# power_252_3 A: sets $e to A to the power of 2^252 - 3, by which RFC 8032 section 5.1.1 finds a square root.
power_252_3() {
  z=$1
  multiply "$z" "$z"; z2=$e
  square_times "$z2" 2; multiply "$e" "$z"; z9=$e
  multiply "$z9" "$z2"; multiply "$e" "$e"; multiply "$e" "$z9"; z5=$e
  square_times "$z5" 5; multiply "$e" "$z5"; z10=$e
  square_times "$z10" 10; multiply "$e" "$z10"; z20=$e
  square_times "$z20" 20; multiply "$e" "$z20"
  square_times "$e" 10; multiply "$e" "$z10"; z50=$e
  square_times "$z50" 50; multiply "$e" "$z50"; z100=$e
  square_times "$z100" 100; multiply "$e" "$z100"
  square_times "$e" 50; multiply "$e" "$z50"
  square_times "$e" 2; multiply "$e" "$z"
}

# has_prime_order HEX: whether a public key is a point whose multiple by the order is (0, 1), and not (0, 1).
has_prime_order() {
  decode_point "$1" || return 1
  ! is_zero "$qx" || ! is_equal "$qy" "$unit" || return 1
  multiply "$qx" "$qy"
  qt=$e px=$qx py=$qy pz=$unit left=$order
  while [ -n "$left" ]; do
    case $left in
      1*) double t; add_point ;;
      *) double '' ;;
    esac
    left=${left#?}
  done
  is_zero "$px" && is_equal "$py" "$pz"
}

# --- Keys and checkpoints ----------------------------------------------------------------------------------

# Sets $hex to the bytes of a base64 text, and fails unless it is the one form of these bytes.
from_base64() {
  case $1 in '' | *[!A-Za-z0-9+/=]*) return 1 ;; esac
  hex=
  for line in $(printf %s "$1" | openssl base64 -d -A 2>/dev/null | xxd -p -c 128); do hex=$hex$line; done
  [ "$(printf %s "$hex" | xxd -r -p | openssl base64 -A)" = "$1" ]
}

# Sets $hash to the hex SHA-256 of standard input.
hash_input() {
  hash=$(sha256sum) || refuse 'sha256sum failed'
  hash=${hash%% *}
}

sha256_of_text() {
  hash=$(printf %s "$1" | sha256sum) || refuse 'sha256sum failed'
  hash=${hash%% *}
}

# to_base64url HEX
to_base64url() {
  IFS=+
  set -- $(printf %s "$1" | xxd -r -p | openssl base64 -A).
  IFS=-
  set -- "$*"
  IFS=/
  set -- $1
  IFS=_
  encoded="$*"
  IFS=$nl
  encoded=${encoded%.}
  encoded=${encoded%%=*}
}

# Sets $standard to a base64url text in the other alphabet, which is the one that openssl reads.
to_standard() {
  IFS=-
  set -- ${1}.
  IFS=+
  set -- "$*"
  IFS=_
  set -- $1
  IFS=/
  standard="$*"
  IFS=$nl
  standard=${standard%.}
}

# RFC 8410: what stands before the 32 bytes of an Ed25519 public key.
public_key() { printf '302a300506032b6570032100%s' "$1" | xxd -r -p >"$2" || refuse 'cannot write'; }

# signature_holds KEY-FILE MESSAGE-FILE SIGNATURE-FILE
signature_holds() {
  openssl pkeyutl -verify -pubin -inkey "$1" -keyform DER -rawin -in "$2" -sigfile "$3" >/dev/null 2>&1
  case $? in 0) ;; 1) return 1 ;; *) refuse 'openssl ended without an answer about a signature' ;; esac
}

is_name() { [ ${#1} -le 255 ] && case $1 in '' | *[!!-~]* | *+*) return 1 ;; esac; }

# Reads a verifier key line into $v_name, $v_id and $v_key (hex).
read_vkey() {
  v_name=${1%%+*} v_id=${1#*+} v_key=${1#*+*+}
  v_id=${v_id%%+*}
  is_name "$v_name" && is_hex "$v_id" 8 && [ "$v_name+$v_id+$v_key" = "$1" ] || return 1
  from_base64 "$v_key" && [ ${#hex} -eq 66 ] || return 1
  case $hex in 01*) ;; *) return 1 ;; esac
  v_key=${hex#01}
  hash=$({ printf '%s\n' "$v_name" && printf %s "$hex" | xxd -r -p; } | sha256sum)
  case $hash in "$v_id"*) ;; *) return 1 ;; esac
}

# Sets $text to the whole of a small text file, its last line end included, or to nothing when it fails.
read_text() {
  text=
  file_size "$1"
  [ "$size" -le "$2" ] || return 1
  text=$(content "$1" && printf .)
  text=${text%.}
  # A shell drops zero bytes; the length tells.
  [ ${#text} -eq "$size" ] || { text=; return 1; }
}

# Reads a signed checkpoint into $c_origin, $c_size and $c_root (hex), into $ours what the key in ledger/vkey
# signed, and into $signers the ids of all keys that its lines name. Fails, with the reason in $why and all of them
# empty, when it is not in its form.
read_note() {
  c_origin= c_size= c_root= ours= signers= why='it is not in the form of a signed note'
  read_text "$1" 65536 || return 1
  case $text in *"$nl$nl"*) ;; *) return 1 ;; esac
  signed=${text%%"$nl$nl"*}$nl
  signatures=${text#*"$nl$nl"}
  case $signatures in ?*"$nl") ;; *) return 1 ;; esac
  case $nl$signatures in *"$nl$nl"*) return 1 ;; esac
  set -- $signed
  [ $# -eq 3 ] && [ "$1$nl$2$nl$3$nl" = "$signed" ] || return 1
  is_name "$1" || { why='its origin is not in its one form'; return 1; }
  is_number "$2" || { why='its size is not a number in its one form'; return 1; }
  from_base64 "$3" && [ ${#hex} -eq 64 ] || { why='its root is not 32 bytes in base64'; return 1; }
  note_origin=$1 note_size=$2 note_root=$hex
  why='it has no signature lines, or more than 16'
  set -- $signatures
  [ $# -ge 1 ] && [ $# -le 16 ] || return 1
  signed_by= ids=
  why='a signature line is malformed'
  for line; do
    name=${line#"$dash "}
    value=${name##* }
    name=${name%% *}
    [ "$dash $name $value" = "$line" ] && is_name "$name" && from_base64 "$value" || return 1
    [ ${#hex} -ge 10 ] || return 1
    ids="${ids:+$ids, }${hex%"${hex#????????}"}"
    case $v_name:$name/$hex in
      :*) ;;
      "$v_name:$v_name/$v_id"*)
        [ -z "$signed_by" ] || { why='it has two signatures of one key'; return 1; }
        signed_by=${hex#????????}
        ;;
    esac
  done
  c_origin=$note_origin c_size=$note_size c_root=$note_root ours=$signed_by signers=$ids
}

# The same; fails, too, unless the signature of the key in ledger/vkey holds.
read_checkpoint() {
  read_note "$1" || return 1
  # Without a key nobody can tell; that the package has none is a fault of its own.
  [ -n "$v_name" ] || return 0
  [ "$c_origin" = "$v_name" ] || { why='its origin is not the name of the key in ledger/vkey'; return 1; }
  [ -n "$ours" ] || { why='the key in ledger/vkey did not sign it'; return 1; }
  why='its signature does not verify under ledger/vkey'
  [ ${#ours} -eq 128 ] || return 1
  case $ours in "01${zeros64#??}"*) return 1 ;; esac
  printf %s "$signed" >"$scratch.note" || refuse 'cannot write'
  printf %s "$ours" | xxd -r -p >"$scratch.note-signature" || refuse 'cannot write'
  public_key "$v_key" "$scratch.log-key"
  signature_holds "$scratch.log-key" "$scratch.note" "$scratch.note-signature"
}
dash=$(printf '\342\200\224')

# A machine whose tools do not do what this check relies on would find faults that are none, or find none.
# The signature is test 2 of RFC 8032 section 7.1, whose message is the letter r.
try_tools() {
  for tool in sha256sum openssl xxd; do
    command -v $tool >/dev/null || refuse "$tool is not here; install the package of that name"
  done
}

try_signatures() {
  printf r >"$scratch.message" || refuse 'cannot write'
  printf '%s%s' 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da \
    085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00 | xxd -r -p >"$scratch.signature"
  public_key 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c "$scratch.key"
  signature_holds "$scratch.key" "$scratch.message" "$scratch.signature" ||
    refuse 'this openssl cannot verify Ed25519; version 3.0 or later is needed'
  printf s >"$scratch.message"
  ! signature_holds "$scratch.key" "$scratch.message" "$scratch.signature" ||
    refuse 'this openssl accepts a false signature'
  [ "$(content "$scratch.message")" = s ] || refuse 'openssl enc -none does not copy'
  case $(xxd -s -1 -l 1 "$scratch.signature" 2>/dev/null) in 0000003f:*) seeks=1 ;; *) seeks= ;; esac
  file_size "$scratch.signature"
  [ "$size" -eq 64 ] || refuse 'neither xxd nor openssl shows the length of a file'
}

# --- The bag -----------------------------------------------------------------------------------------------

is_item_name() {
  hex=${1%%.*}
  is_hex "$hex" 64 || return 1
  case ${1#"$hex"} in
    '') return 0 ;;
    .*) extension=${1#"$hex".} ;;
  esac
  [ ${#extension} -le 8 ] && case $extension in '' | *[!a-z0-9]*) return 1 ;; esac
}

# read_manifest FILE "payload" or "tags": writes "<hex> <path>" of the files to be hashed to descriptor 3.
read_manifest() {
  plain_file "$package/$1" || return 0
  file_size "$package/$1"
  bytes=0 number=0 last=
  for line in $(content_of_lines "$package/$1"); do
    bytes=$((bytes + ${#line} + 1)) number=$((number + 1))
    digest=${line%% *} path=
    ! is_hex "$digest" 64 || path=${line#"$digest  "}
    case $path in *"$cr"*) path= ;; *[!\ -~]*) is_utf8 "$path" || path= ;; esac
    if [ -z "$path" ] || [ "$digest  $path" != "$line" ]; then
      fault bag-format "$1" "line $number is not a digest, two spaces and a path"
      continue
    fi
    take_path "$1" "$2"
  done
  [ $bytes -eq "$size" ] ||
    fault bag-format "$1" 'it has an empty line, a zero byte or no line end at its end'
}

# A file of a path that no package has is a fault, and is hashed and measured like any other.
take_path() {
  on_page= unsafe=
  case /$path/ in *//* | */../* | */./* | *\\* | *[$control$delete]*) unsafe=1 ;; esac
  case $2:$path in
    payload:data/facts.txt | payload:data/withheld.txt) on_page=1 ;;
    payload:data/anchors.txt) on_page=1 ;;
    payload:data/anchors/*) ! is_anchor_name "${path#data/anchors/}" || on_page=1 ;;
    payload:data/items/*) ! is_item_name "${path#data/items/}" || on_page=1 ;;
    tags:*' '*) ;;
    tags:*) case " $tag_words " in *" $path "*) on_page=1 ;; esac ;;
  esac
  if [ -z "$on_page" ]; then
    plain "$path"
    fault bag-format "$1" "line $number: no file of a package has the path $plain"
  fi
  if [ -n "$last" ] && [ ! "$last" \< "$path" ]; then
    plain "$path"
    fault bag-format "$1" "line $number: the path $plain is not after the one before it"
    is_listed && return
  fi
  last=$path
  if [ -n "$on_page" ] && [ -z "${path##data/[ai][nt]*/*}" ]; then
    bucket=${hex%"${hex#??}"}
    eval "named_$bucket=\"\${named_$bucket-}\$path \""
  elif [ -z "$unsafe" ] && [ ${#named} -le 65536 ]; then
    # The list of names stays short: a shell copies it whenever it grows.
    named=$named$path$nl
  fi
  if [ -z "$unsafe" ] && plain_file "$package/$path"; then
    printf '%s %s\n' "$digest" "$path" >&3 || refuse 'cannot write'
  else
    plain "$path"
    fault file-missing "$plain" "$1 names it and it is not there"
  fi
}

# Whether a manifest names $path, which has no control characters.
is_listed() {
  case $path in
    data/items/* | data/anchors/*)
      name=${path#data/*/}
      if is_item_name "$name" || is_anchor_name "$name"; then
        bucket=${hex%"${hex#??}"}
        eval "case \" \${named_$bucket-}\" in *\" \$path \"*) return 0 ;; esac"
      fi
      ;;
  esac
  case $nl$named in *"$nl$path$nl"*) return 0 ;; esac
  return 1
}

# find_extra FOLDER: names what lies in the package and is in no manifest. File names are as hostile as texts.
find_extra() {
  set +f
  IFS=
  set -- "$1"/* "$1"/.[!.]* "$1"/..?*
  IFS=$nl
  set -f
  for entry; do
    if [ -d "$entry" ] && [ ! -L "$entry" ]; then
      find_extra "$entry"
      continue
    fi
    [ -e "$entry" ] || [ -L "$entry" ] || continue
    path=${entry#"$package"/}
    case $path in
      tagmanifest-sha256.txt) continue ;;
      *[$control$delete]*) ;;
      *) is_listed && continue ;;
    esac
    plain "$path"
    # Where a manifest is missing, that is the fault, not each of the files that it would have named.
    case $path in data/*) manifest=manifest-sha256.txt ;; *) manifest=tagmanifest-sha256.txt ;; esac
    if [ ! -f "$entry" ] || [ -L "$entry" ] || plain_file "$package/$manifest"; then
      fault file-extra "$plain" 'no manifest names it as a file'
    fi
    ! plain_file "$entry" || measure_extra
  done
}

# What lies below data/ counts, whether or not it should: it goes to descriptor 3 without a digest, or is
# measured here when its name would break a list of lines.
measure_extra() {
  case $path in
    data/*[$control$delete\\]*) ;;
    data/*)
      printf -- '- %s\n' "$path" >&3 || refuse 'cannot write'
      return
      ;;
    *) return ;;
  esac
  file_size "$entry"
  extra_octets=$((extra_octets + size)) extra_count=$((extra_count + 1))
  case $path in
    data/items/*)
      extra_items=$((extra_items + 1))
      fault item-unvouched "$plain" 'its name is not the digest of its bytes'
      ;;
  esac
}

# Hashes every file of the list, and measures the payload, beside the other lanes.
hash_files() {
  set -- $(content "$1") end
  cd -- "$package" || refuse 'cannot enter the package'
  hash_in_package "$@"
}

hash_in_package() {
  lines="$*"
  set --
  for line in $lines; do
    if [ "$line" != end ]; then
      path=${line#* }
      case $path in
        data/*)
          file_size "$path"
          printf '%s %s\n' "$size" "$path" >&4 || refuse 'cannot write'
          ;;
      esac
      # A path could look like an option.
      set -- "$@" "./$path"
    fi
    [ $# -lt 200 ] && [ "$line" != end ] && continue
    # A file that cannot be read is missing in the answer; check_files says so.
    [ $# -eq 0 ] || sha256sum "$@" 2>/dev/null >&3
    set --
  done
}

# check_files EXPECTED SUMS SIZES: compares what hash_files found with the manifests.
check_files() {
  octets=$extra_octets count=$extra_count items=$extra_items
  for line in $(content "$3"); do
    octets=$((octets + ${line%% *})) count=$((count + 1)) path=${line#* }
    case $path in data/items/*) ;; *) continue ;; esac
    items=$((items + 1))
    if ! is_item_name "${path#data/items/}"; then
      plain "$path"
      fault item-unvouched "$plain" 'its name is not the digest of its bytes'
      continue
    fi
    bucket=${hex%"${hex#??}"}
    eval "found=\${items_$bucket-}"
    case " $found" in
      *" $hex="*) fault item-unvouched "$path" 'another file of the same digest is there' ;;
    esac
    eval "items_$bucket=\"\${found}$hex=\${line%% *}=\$path \""
  done
  set -- "$1" $(content "$2")
  next=2
  for line in $(content "$1"); do
    eval "sum=\${$next-}"
    path=${line#* }
    plain "$path"
    if [ "${sum#*  }" != "./$path" ]; then
      [ "${line%% *}" = - ] || fault file-missing "$plain" 'it cannot be read'
      continue
    fi
    next=$((next + 1))
    [ "${line%% *}" = - ] || [ "${sum%% *}" = "${line%% *}" ] ||
      fault file-changed "$plain" "its SHA-256 is ${sum%% *} and not ${line%% *}"
    case $path in
      data/items/*)
        ! is_item_name "${path#data/items/}" || [ "$hex" = "${sum%% *}" ] ||
          fault item-unvouched "$path" 'its name is not the digest of its bytes'
        ;;
    esac
  done
}

# bag-info.txt and bagit.txt, whose texts follow from the payload.
check_tag_files() {
  if plain_file "$package/bagit.txt"; then
    read_text "$package/bagit.txt" 1000
    [ "$text" = "BagIt-Version: 1.0${nl}Tag-File-Character-Encoding: UTF-8$nl" ] ||
      fault bag-format bagit.txt 'it is not the two lines of BagIt 1.0'
  fi
  plain_file "$package/bag-info.txt" || return 0
  read_text "$package/bag-info.txt" 65536
  set -- $text
  if [ $# -ne 4 ] || [ "$1$nl$2$nl$3$nl$4$nl" != "$text" ] || ! is_plain_text "$1$2$3$4"; then
    fault bag-format bag-info.txt 'it is not four lines of text'
    return
  fi
  [ "$1" = "Payload-Oxum: $octets.$count" ] ||
    fault bag-format bag-info.txt "its first line is not \"Payload-Oxum: $octets.$count\""
  case $2 in 'Bagging-Date: '?*) ;; *) fault bag-format bag-info.txt 'no Bagging-Date' ;; esac
  case $3 in 'Bag-Software-Agent: '?*) ;; *) fault bag-format bag-info.txt 'no Bag-Software-Agent' ;; esac
  case $4 in 'External-Description: '?*) ;; *) fault bag-format bag-info.txt 'no External-Description' ;; esac
}

# --- Facts -------------------------------------------------------------------------------------------------

malformed() { fault fact-malformed "$where" "line $fact: $1"; }

# Sets $standard and $pad so that together they decode to the bytes of a base64url text and one to three line
# ends: the bits that the text leaves over are zero. So many texts can be decoded at once, a line each.
to_decode() {
  standard=$1
  case $1 in
    '') return 1 ;;
    *[!A-Za-z0-9]*)
      case $1 in *[!A-Za-z0-9_-]*) return 1 ;; esac
      to_standard "$1"
      ;;
  esac
  case $((${#1} % 4)) in
    0) pad=CgoK ;;
    2) pad=oK ;;
    3) pad=K ;;
    *) return 1 ;;
  esac
}

# Sets $one to what a base64url text says, or to "-" if that is not one line of text.
decode_one() {
  one=-
  to_decode "$1" || return 0
  one=$(printf %s "$standard$pad" | openssl base64 -d -A 2>/dev/null && printf .)
  one=${one%.}
  [ ${#one} -eq $(((${#standard} + ${#pad}) * 3 / 4)) ] || one=
  case $pad in CgoK) end=$nl$nl$nl ;; oK) end=$nl$nl ;; K) end=$nl ;; esac
  case $one in ?*"$end") one=${one%"$end"} ;; *) one=- ;; esac
  case $one in *"$nl"*) one=- ;; esac
}

# The way around for a chunk in which some text does not decode to one line: a process for each.
# decode_singly leaf|disclosures LINE...: prints a line for each text, "-" for one that is not a line of text.
decode_singly() {
  kind=$1
  shift
  for line; do
    case $line in '{'* | malformed) continue ;; esac
    IFS='~'
    set -- $line
    split_signed "$1"
    shift
    [ "$kind" = disclosures ] || set -- "$leaf"
    for text; do
      to_decode "$text" || continue
      decode_one "$text"
      printf '%s\n' "$one"
    done
  done
}

# split_signed JWT: sets $header, $leaf and $signature.
split_signed() {
  IFS=.
  set -- "$1" $1
  IFS=$nl
  [ $# -eq 4 ] || return 1
  header=$2 leaf=$3 signature=$4
  [ ${#1} -eq $((${#header} + ${#leaf} + ${#signature} + 2)) ]
}

# A header that is not the one of the package's key: of another key, or of no form at all?
check_header() {
  to_decode "$1" || return 1
  text=$(printf %s "$standard$pad" | openssl base64 -d -A 2>/dev/null)
  case $text in
    '{"alg":"EdDSA","kid":"'$digest43'","typ":"probative-fact+sd-jwt"}') ;;
    *) return 1 ;;
  esac
  to_base64url "$(printf %s "$text" | xxd -p -c 128)"
  [ "$encoded" = "$1" ]
}

# Takes an SD-JWT apart: appends to the files of the chunk what is to be decoded, hashed and verified, and
# sets $count to the number of its disclosures, or to "x" when it is not in its one form.
split_fact() {
  count=x
  case $1 in *'~') ;; *) malformed 'it does not end with ~'; return ;; esac
  IFS='~'
  set -- $1
  split_signed "$1" || { malformed 'it is not three texts with full stops between, then ~'; return; }
  shift
  # A line whose leaf cannot be read still has a signature, and the other way round.
  signer=$key_header other=
  if [ "$header" != "$key_header" ]; then
    if [ "$header" = "$accepted" ] || check_header "$header"; then
      accepted=$header other=$key_header
    else
      malformed 'its header is not in its one form'
    fi
    signer=
  fi
  case ${#signature}.$signature in
    86.*[!A-Za-z0-9_-]* | 86.*[!AQgw]) signature= ;;
    86.*) ;;
    *) signature= ;;
  esac
  if [ -z "$signature" ]; then
    malformed 'its signature is not 64 bytes in base64url'
  elif [ -n "$other" ]; then
    fault fact-signature "$where" "line $fact: it names another key than ledger/handover-key.jwk"
  elif [ -n "$signer" ]; then
    to_standard "$signature"
    to_verify=$((to_verify + 1)) verify_facts=$verify_facts$fact$nl
    printf %s "${standard}oK" >&5 || refuse 'cannot write'
    printf %s "$header.$leaf" >"$scratch$lane.m$to_verify" || refuse 'cannot write'
  fi
  if [ $# -gt 320 ]; then
    decode_one "$leaf"
    if read_leaf "$one"; then
      fault disclosure-foreign "$where" "line $fact: it has more disclosures than a leaf can have digests"
    else
      malformed 'its leaf is not in its one form'
    fi
    return
  fi
  before=$opened before_bytes=$text_bytes texts=
  for text; do
    to_decode "$text" || {
      malformed 'a disclosure is not base64url'
      continue
    }
    texts=$texts$standard$pad text_bytes=$((text_bytes + ${#text} * 3 / 4))
    opened=$((opened + 1))
    printf %s "$text" >"$scratch$lane$((100000000 + opened))" || refuse 'cannot write'
  done
  to_decode "$leaf" || {
    opened=$before text_bytes=$before_bytes
    malformed 'its leaf is not base64url'
    return
  }
  leaf_bytes=$((leaf_bytes + ${#leaf} * 3 / 4))
  printf %s "$standard$pad" >&3 || refuse 'cannot write'
  printf %s "$texts" >&4 || refuse 'cannot write'
  count=$((opened - before)) jwts=$((jwts + 1))
}

# Prints the digests of the disclosures of a chunk in base64url, a line each, after which come 21 characters
# too many. What sha256sum prints is 32 bytes in hex and a file name of 16 bytes in hex: xxd reads both, and
# openssl writes 48 bytes as one line of 64.
digests_of() {
  IFS=$nl
  i=0 names=
  while [ $i -lt "$1" ]; do
    i=$((i + 1))
    names=$names$scratch$lane$((100000000 + i))$nl
    [ $((i % 500)) -eq 0 ] || [ $i -eq "$1" ] || continue
    sha256sum $names | xxd -r -p | openssl base64
    names=
  done
}

# Sets $number, $case_id, $prev and $leaf_digests (each followed by a space), or fails: docs/spec/ledger.md,
# "A leaf". Cut at its quotation marks, a leaf has its names and values at fixed places.
read_leaf() {
  [ ${#1} -le 16384 ] || return 1
  IFS='"'
  set -- $1
  IFS=$nl
  [ $# -ge 17 ] && [ "$1" = '{' ] && [ "$2" = _sd ] && [ "$3" = ':[' ] || return 1
  shift 3
  leaf_digests= last= total=0
  while [ $# -gt 12 ]; do
    case $1 in $digest43) ;; *) return 1 ;; esac
    [ "$last" \< "$1" ] || return 1
    last=$1 total=$((total + 1)) leaf_digests="$leaf_digests$1 "
    case $2 in ,) [ $# -gt 14 ] || return 1 ;; '],') [ $# -eq 14 ] || return 1 ;; *) return 1 ;; esac
    shift 2
  done
  [ $# -eq 12 ] && [ $((total % 8)) -eq 0 ] && [ $total -le 320 ] || return 1
  [ "$1$2|$4|$5|$7$8|${10}|${11}${12}" = 'case:|,|n|prev:|,|v:1}' ] || return 1
  case_id=$3 number=${6#:} prev=$9
  number=${number%,}
  [ ":$number," = "$6" ] && is_number "$number" && is_hex "$case_id" 32 && is_hex "$prev" 64 || return 1
  case $number:$prev in 0:* | 1:*[!0]*) return 1 ;; 1:*) ;; *:$zeros64) return 1 ;; esac
}

is_field_name() {
  [ ${#1} -le 64 ] && case $1 in '' | [!a-z]* | *[!a-z0-9_]* | case | n | prev | v) return 1 ;; esac
}

# open_disclosure PAYLOAD DIGEST: finds the digest in what is left of _sd and takes note of what it says.
open_disclosure() {
  value=
  case $1 in '["'$salt22'","'*) case $1 in *']') value=${1#$skip27} ;; esac ;; esac
  name=${value%%\"*}
  if ! is_field_name "$name"; then
    malformed 'a disclosure is not a salt, a field name and a value'
    return
  fi
  case $value in
    "$name\","*) value=${value#"$name\","} ;;
    *) malformed 'a disclosure is not a salt, a field name and a value'; return ;;
  esac
  value=${value%]}
  case $value in
    '""' | null) ;;
    '"'*[!]\ !#-[^-~]*'"') is_canonical "$value" || value= ;;
    '"'*'"') ;;
    *) is_canonical "$value" || value= ;;
  esac
  [ -n "$value" ] || { malformed "the value of $name is not canonical"; return; }
  ordered=1
  case $left in
    "$2 "*) left=${left#$skip44} ;;
    *"$2 "*)
      skipped=${left%%"$2 "*}
      shut=$shut$skipped
      left=${left#"$skipped$2 "}
      ;;
    *)
      case $seen in
        *"$2 "*) fault disclosure-foreign "$where" "line $fact: the field $name is disclosed twice" ;;
        *)
          case $leaf_digests in
            *"$2 "*)
              malformed 'its disclosures are not in the order of their digests'
              shut=${shut%%"$2 "*}${shut#*"$2 "} ordered=
              ;;
            *) fault disclosure-foreign "$where" "line $fact: the field $name is not of this fact" ;;
          esac
          ;;
      esac
      [ -z "$ordered" ] || return
      ;;
  esac
  seen="$seen$2 "
  case $names in
    *" $name "*) fault disclosure-foreign "$where" "line $fact: the field $name occurs twice" ;;
  esac
  names="$names$name "
  case $name in
    type) type=$value ;;
    sha256) sha256=$value ;;
    size_bytes) size_bytes=$value ;;
  esac
  [ -z "$keep_fields" ] || [ ${#value} -gt 1000 ] || printf '%s %s\n' "$name" "$value" >&9 ||
    refuse 'cannot write'
}

# Notes a receipt with an opened digest as "<fact> <size_bytes> <sha256>": a size that is not opened as "-", a
# size or digest in no proper form as "x".
write_receipt() {
  sha256=${sha256#\"}
  is_hex "${sha256%\"}" 64 || sha256=x
  [ "$size_bytes" = - ] || is_number "$size_bytes" || size_bytes=x
  printf '%s %s %s\n' "$fact" "$size_bytes" "${sha256%\"}" >&8 || refuse 'cannot write'
}

# closed "DIGEST DIGEST ": notes the digests of this fact that nothing opens, for withheld.txt.
closed() {
  IFS=' '
  for digest in $1; do printf 'field %s %s\n' "$fact" "$digest" >&7 || refuse 'cannot write'; done
  IFS=$nl
}

# The lines of a chunk that split_fact found to be SD-JWTs.
well_formed() {
  set -- $counts
  for line in $lines; do
    case $1$line in x* | 0'{'*) ;; *) printf '%s\n' "$line" ;; esac
    shift
  done
}

# Sets $leaf_list to the leaf of each fact, after a "b" for a bare one and a "j" for one in an SD-JWT, and
# $hashes to their leaf hashes.
hash_leaves() {
  set -- $counts $leaves
  f=0 next=$facts leaf_list= names=
  for line in $lines; do
    f=$((f + 1))
    eval "count=\${$f}"
    case $count$line in
      x*) line=x ;;
      0'{'*) line=b$line ;;
      *)
        next=$((next + 1))
        eval "line=j\${$next}"
        ;;
    esac
    leaf_list=$leaf_list$line$nl names=$names$scratch$lane.l$f$nl
    printf '\0%s' "${line#?}" >"$scratch$lane.l$f" || refuse 'cannot write'
  done
  hashes=$(sha256sum $names) || refuse 'sha256sum failed'
}

identity='\000\000\000\000\000\000\000\000\000\000'
identity="\\001$identity$identity$identity\\000"

# check_signatures LINE-NUMBER...: a process for each, the greater part of the time that this script takes.
check_signatures() {
  j=0
  IFS=", $nl"
  for octal in $(printf "$octal66" $(openssl base64 -d -A -in "$scratch$lane.signatures" | xxd -i)); do
    IFS=$nl
    j=$((j + 1))
    # The last two of the 66 bytes are the line ends that to_decode speaks of.
    printf "${octal%????????}" >"$scratch$lane.s" || refuse 'cannot write'
    # R of a signature is not the point (0, 1): docs/spec/ledger.md, "The log".
    case $octal in
      "$identity"*) false ;;
      *) signature_holds "$scratch.handover-key" "$scratch$lane.m$j" "$scratch$lane.s" ;;
    esac ||
      fault fact-signature "$where" "line $1: its signature does not verify under ledger/handover-key.jwk"
    shift
  done
  IFS=$nl
  [ $# -eq 0 ] || refuse 'a tool gave fewer answers than it was asked for'
}

# are_lines COUNT LENGTH LINE...: whether every text that was decoded became one line, with no line end or
# zero byte inside, of which the length would tell.
are_lines() {
  count=$1 length=$2
  shift 2
  IFS=
  joined="$*"
  IFS=$nl
  [ $# -eq $count ] && [ ${#joined} -eq $length ]
}

# check_chunk FILE FIRST-LINE PATH: checks up to 100 lines of facts. Writes "<leaf hash> <n> <case> <prev>" of
# each to descriptor 6, what is withheld to 7, "<fact> <size_bytes> <sha256>" of receipts to 8.
check_chunk() {
  where=$3 fact=$2 facts=0 jwts=0 opened=0 leaf_bytes=0 text_bytes=0 to_verify=0 verify_facts= counts=
  exec 3>"$scratch$lane.leaves" 4>"$scratch$lane.texts" 5>"$scratch$lane.signatures"
  lines=$(content "$1")
  for line in $lines; do
    facts=$((facts + 1))
    case $line in
      '{'*) count=0 ;;
      *) split_fact "$line" ;;
    esac
    counts=$counts$count$nl
    fact=$((fact + 1))
  done
  exec 3>&- 4>&- 5>&-

  leaves=$(openssl base64 -d -A -in "$scratch$lane.leaves" 2>/dev/null)
  payloads=$(openssl base64 -d -A -in "$scratch$lane.texts" 2>/dev/null)
  are_lines $jwts $leaf_bytes $leaves || leaves=$(decode_singly leaf $(well_formed))
  are_lines $opened $text_bytes $payloads || payloads=$(decode_singly disclosures $(well_formed))
  hash_leaves
  IFS=+
  set -- $(digests_of $opened).
  IFS=-
  set -- "$*"
  IFS=/
  set -- $1
  IFS=_
  digests="$*"
  IFS=$nl
  set -- $payloads ${digests%.} $leaf_list $hashes $counts
  [ $# -eq $((2 * opened + 3 * facts)) ] || refuse 'a tool gave fewer answers than it was asked for'

  fact=$((fact - facts)) i=0 f=0
  while [ $f -lt $facts ]; do
    f=$((f + 1))
    eval "leaf=\${$((2 * opened + f))} hash=\${$((2 * opened + facts + f))}"
    eval "count=\${$((2 * opened + 2 * facts + f))}"
    hash=${hash%% *}
    if [ "$count" = x ]; then
      printf -- '- - - -\n' >&6 && printf 'skip %s\n' "$fact" >&7 || refuse 'cannot write'
    elif ! read_leaf "${leaf#?}"; then
      malformed 'its leaf is not in its one form'
      printf -- '- - - -\n' >&6 && printf 'skip %s\n' "$fact" >&7 || refuse 'cannot write'
      i=$((i + count))
    else
      printf '%s %s %s %s\n' "$hash" "$number" "$case_id" "$prev" >&6 || refuse 'cannot write'
      case $leaf in
        b*) printf 'fact %s\n' "$fact" >&7 || refuse 'cannot write' ;;
        *)
          left=$leaf_digests shut= names=' ' seen= type= sha256= size_bytes=- end=$((i + count))
          while [ $i -lt $end ]; do
            i=$((i + 1))
            eval "payload=\${$i} digest=\${$((opened + i))}"
            open_disclosure "$payload" "${digest%$skip21}"
          done
          closed "$shut$left"
          [ "$type" != '"ItemReceived"' ] || [ -z "$sha256" ] || write_receipt
          ;;
      esac
    fi
    fact=$((fact + 1))
  done
  [ $to_verify -eq 0 ] || check_signatures $verify_facts
}

# Cuts facts.txt into chunks of 100 lines, so that no process but this one holds all of it: a process starts
# the slower others, the more it holds. Prints the number of lines, and "whole" if they are all of the file.
cut_facts() {
  file_size "$package/data/facts.txt"
  bytes=0 lines_read=0
  for line in $(content_of_lines "$package/data/facts.txt"); do
    [ $((lines_read % 100)) -ne 0 ] || exec 3>"$scratch.chunk$((lines_read / 100))"
    lines_read=$((lines_read + 1)) bytes=$((bytes + ${#line} + 1))
    [ ${#line} -le $line_limit ] || line='longer than a line may be'
    printf '%s\n' "$line" >&3 || refuse 'cannot write'
  done
  exec 3>&-
  printf %s $lines_read
  [ $bytes -ne "$size" ] || printf ' whole'
}

# check_lane LANE FIRST-CHUNK END: one of the processes that share the chunks.
check_lane() {
  lane=$1 keep_fields= accepted=
  exec >"$scratch$lane.faults" 6>"$scratch$lane.facts" 7>"$scratch$lane.closed" 8>"$scratch$lane.receipts"
  chunk=$2
  while [ $chunk -lt "$3" ]; do
    check_chunk "$scratch.chunk$chunk" $((chunk * 100 + 1)) data/facts.txt
    chunk=$((chunk + 1))
  done
}

# The package's own HandedOver, as a lane of one line. Sets $has_handover when there is a fact N.
check_handover_line() {
  has_handover=
  path=$package/ledger/handover.txt
  plain_file "$path" || return 0
  file_size "$path"
  set -- $(content "$path")
  [ $# -eq 1 ] && [ $((${#1} + 1)) -eq "$size" ] ||
    fault fact-malformed ledger/handover.txt 'it is not one line'
  [ $# -ge 1 ] && [ ${#1} -le $line_limit ] || return 0
  has_handover=1
  printf '%s\n' "$1" >"$scratch.handover" || refuse 'cannot write'
  (
    lane=9 keep_fields=1 accepted=
    exec >"$scratch$lane.faults" 6>"$scratch$lane.facts" 7>"$scratch$lane.closed" 8>"$scratch$lane.receipts"
    exec 9>"$scratch.fields"
    check_chunk "$scratch.handover" 1 ledger/handover.txt
  ) || exit 2
}

# Prints again the faults that a lane found, and counts them.
repeat_faults() {
  for line in $(content "$1"); do
    line=${line#FAULT }
    code=${line%% *}
    line=${line#* }
    fault "$code" "${line%%: *}" "${line#*: }"
  done
}

# The order of the facts: docs/spec/ledger.md, "A leaf". Sets $head to the leaf hash of fact N - 1, and
# $unknown when some leaf is not known, without which the tree cannot be computed.
check_chain() {
  fact=0 before=$zeros64 first_case= head= unknown=
  # The place of the last fact is that after facts.txt; without that file nobody can tell.
  plain_file "$package/data/facts.txt" || { unknown=1; return; }
  for line in $1; do
    fact=$((fact + 1)) where=data/facts.txt shown="line $fact"
    [ $fact -le "$lines_read" ] || where=ledger/handover.txt shown='the handover'
    [ $fact -gt "$lines_read" ] || head=${line%% *}
    if [ "$line" = '- - - -' ]; then
      before= unknown=1
      continue
    fi
    hash=${line%% *} rest=${line#* }
    number=${rest%% *} rest=${rest#* }
    case_id=${rest% *} prev=${rest#* }
    [ "$number" = $fact ] || fault fact-number "$where" "$shown is fact $number and not fact $fact"
    : "${first_case:=$case_id}"
    [ "$case_id" = "$first_case" ] ||
      fault fact-case "$where" "$shown is of case $case_id and not $first_case"
    [ -z "$before" ] || [ "$prev" = "$before" ] ||
      fault fact-chain "$where" "$shown: prev is not the leaf hash of the fact before"
    before=$hash
  done
}

# next_closed: sets $due to the next thing that withheld.txt has to name, empty at the end, and its place in
# the order of withheld.txt in $due_fact and $due_digest.
next_closed() {
  read -r due <&3 || due=
  place_of "$due"
  due_fact=$place_fact due_digest=$place_digest
}

# Goes on from what withheld.txt did not name.
pass_due() {
  [ "${due%% *}" = skip ] || fault withheld-list data/withheld.txt "it does not name $due"
  next_closed
}

is_before_place() {
  [ "$due_fact" -lt "$place_fact" ] ||
    { [ "$due_fact" -eq "$place_fact" ] && [ "${due%% *}" != skip ] &&
      [ "$due_digest" \< "$place_digest" ]; }
}

# place_of LINE: "fact 7 ..." or "field 7 <digest> ...".
place_of() {
  place_fact=${1#* } place_digest=
  case $1 in 'field '*) place_digest=${place_fact#* } place_digest=${place_digest%% *} ;; esac
  place_fact=${place_fact%% *}
}

check_withheld() {
  withheld_facts=0 withheld_fields=0 number=0 bytes=0
  plain_file "$package/data/withheld.txt" || return 0
  file_size "$package/data/withheld.txt"
  exec 3<"$scratch.closed"
  next_closed
  for line in $(content "$package/data/withheld.txt"); do
    number=$((number + 1)) bytes=$((bytes + ${#line} + 1))
    case $line in
      fact*) withheld_facts=$((withheld_facts + 1)) ;;
      field*) withheld_fields=$((withheld_fields + 1)) ;;
    esac
    if ! is_withheld_line "$line"; then
      fault withheld-list data/withheld.txt "line $number is not in its one form"
      continue
    fi
    place_of "$line"
    while [ -n "$due" ] && is_before_place; do
      pass_due
    done
    # Nobody can tell what is withheld of a fact without a leaf.
    [ "$due" != "skip $place_fact" ] || continue
    if [ "$due_fact" = "$place_fact" ] && [ "$due_digest" = "$place_digest" ]; then
      next_closed
    else
      fault withheld-list data/withheld.txt "line $number names what is not withheld, or not in its order"
    fi
  done
  while [ -n "$due" ]; do
    pass_due
  done
  exec 3<&-
  [ $bytes -eq "$size" ] ||
    fault withheld-list data/withheld.txt 'it has an empty line, a zero byte or no line end at its end'
}

is_withheld_line() {
  [ ${#1} -le $line_limit ] && is_plain_text "$1" || return 1
  kind=${1%% *}
  case $kind in fact | field) rest=${1#"$kind "} ;; *) return 1 ;; esac
  is_number "${rest%% *}" || return 1
  case $rest in *' '?*) rest=${rest#* } ;; *) return 1 ;; esac
  [ $kind = field ] || return 0
  case $rest in $digest43' '?*) rest=${rest#$skip44} ;; *) return 1 ;; esac
  name=${rest%% *}
  is_field_name "$name" || return 1
  case $rest in "$name "?*) ;; *) return 1 ;; esac
}

# Items against receipts: each line is one of write_receipt.
check_items() {
  for line in $1; do
    fact=${line%% *} rest=${line#* }
    size_bytes=${rest%% *} digest=${rest#* }
    found=
    if [ "$digest" != x ]; then
      bucket=${digest%"${digest#??}"}
      eval "found=\" \${items_$bucket-}\""
      eval "vouched_$bucket=\"\${vouched_$bucket-}\$digest \""
    fi
    case $found in
      *" $digest="*)
        real=${found#*" $digest="}
        real=${real%% *}
        [ "$size_bytes" = - ] || [ "$size_bytes" = "${real%%=*}" ] ||
          fault item-unvouched "${real#*=}" "it has ${real%%=*} bytes, and fact $fact says $size_bytes"
        ;;
      *)
        path=data/items/$digest
        [ "$digest" != x ] || path=data/facts.txt
        fault item-missing "$path" "fact $fact names an item and it is not there"
        ;;
    esac
  done
  plain_file "$package/data/facts.txt" || return 0
  for line in $(content "$scratch.sizes"); do
    path=${line#* }
    case $path in data/items/*) ;; *) continue ;; esac
    is_item_name "${path#data/items/}" || continue
    bucket=${hex%"${hex#??}"}
    eval "found=\" \${vouched_$bucket-}\""
    case $found in *" $hex "*) continue ;; esac
    fault item-unvouched "$path" 'no opened sha256 of an ItemReceived names it'
  done
}

# field NAME: sets $value to what the package's HandedOver says, as JSON, or fails if it does not say it.
field() {
  eval "value=\${said_$1-}"
  [ -n "$value" ]
}

field_is() {
  field "$1" || return 0
  [ "$value" = "$2" ] || fault "$3" ledger/handover.txt "$1 is not $2, which is that of the package"
}

check_handover() {
  [ -n "$has_handover" ] && [ "$(content "${scratch}9.facts")" != '- - - -' ] || return 0
  for line in $(content "$scratch.fields"); do
    name=${line%% *}
    eval "said_$name=\${line#\"\$name \"}"
  done
  if [ -s "${scratch}9.closed" ]; then
    fault handover ledger/handover.txt 'not every field of the last fact is opened'
  fi
  if ! field type || [ "$value" != '"HandedOver"' ]; then
    fault handover ledger/handover.txt 'the last fact is not an opened HandedOver'
    return
  fi
  IFS=' '
  for name in at actor to purpose manifest_sha256 files case_head previous items withheld_facts \
    withheld_fields handover_key; do
    field $name || fault handover ledger/handover.txt "it has no field $name"
  done
  IFS=$nl
  if field previous && [ "$value" != null ]; then
    previous=${value#\"}
    previous=${previous%\"}
    is_hex "$previous" 64 && [ "$value" = "\"$previous\"" ] ||
      fault handover ledger/handover.txt 'previous is neither a digest nor null'
  fi
  check_sealed
  case $head in '' | -) ;; *) field_is case_head "\"$head\"" handover-counts ;; esac
  field_is items $items handover-counts
  if plain_file "$package/data/withheld.txt"; then
    field_is withheld_facts $withheld_facts handover-counts
    field_is withheld_fields $withheld_fields handover-counts
  fi
  [ -z "$thumbprint" ] || field_is handover_key "\"$thumbprint\"" handover-counts
}

# The files that no manifest can hold, because the last fact names them or the manifest itself.
check_sealed() {
  IFS=' '
  set -- $sealed
  IFS=$nl
  rest=
  ! field files || rest=$value
  before='{'
  for name; do
    case $rest in "$before\"$name\":\""*) rest=${rest#*:\"} ;; *) rest= ;; esac
    stated=${rest%%\"*} rest=${rest#*\"} before=,
    # Where the list of names is another, only that is told, unless a file is still named in it.
    plain_file "$package/$name" && field files || continue
    hash_input <"$package/$name"
    [ "$stated" != "$hash" ] || continue
    case $value in *[{,]"\"$name\":"*) ;; *) continue ;; esac
    case $value in
      *[{,]"\"$name\":\"$hash\""*) ;;
      *) fault handover-files "$name" 'HandedOver.files does not have its SHA-256' ;;
    esac
  done
  if field files && [ "$rest" != '}' ]; then
    fault handover-files ledger/handover.txt 'files does not name the six sealed files of a package'
  fi
  plain_file "$package/manifest-sha256.txt" || return 0
  hash_input <"$package/manifest-sha256.txt"
  field_is manifest_sha256 "\"$hash\"" handover-manifest
}

# --- The tree ----------------------------------------------------------------------------------------------

# Reads indices.txt into $scratch.level: "<log index> <leaf hash>" of every fact. Sets $f to the number of lines.
read_indices() {
  f=0
  plain_file "$package/ledger/indices.txt" || return 1
  file_size "$package/ledger/indices.txt"
  bytes=0 last=-1
  exec 3>"$scratch.level"
  set -- $1
  for line in $(content "$package/ledger/indices.txt"); do
    f=$((f + 1)) bytes=$((bytes + ${#line} + 1))
    is_number "$line" && [ "$line" -gt "$last" ] && [ "$line" -lt "${tree_size:-$limit}" ] || {
      fault tree ledger/indices.txt "line $f is not an index of the tree after the one before it"
      return 1
    }
    last=$line
    [ $f -le $# ] || continue
    eval "hash=\${$f%% *}"
    printf '%s %s\n' "$line" "$hash" >&3 || refuse 'cannot write'
  done
  exec 3>&-
  [ $bytes -eq "$size" ] || {
    fault tree ledger/indices.txt 'it has an empty line, a zero byte or no line end at its end'
    return 1
  }
}

# Sorts the lines of nodes.txt into a file for each level.
read_nodes() {
  plain_file "$package/ledger/nodes.txt" || return 1
  file_size "$package/ledger/nodes.txt"
  bytes=0 level=-1 number=0 index=
  for line in $(content "$package/ledger/nodes.txt"); do
    number=$((number + 1)) bytes=$((bytes + ${#line} + 1))
    before=$level last=$index
    level=${line%% *} rest=${line#* }
    index=${rest% *} hash=${rest#* }
    is_number "$level" && [ "$level" -lt 53 ] && is_number "$index" && is_hex "$hash" 64 &&
      [ "$level $index $hash" = "$line" ] || {
      fault tree ledger/nodes.txt "line $number is not a level, an index and a hash"
      return 1
    }
    if [ "$level" -eq $before ]; then
      [ "$index" -gt "$last" ] || before=53
    fi
    [ "$level" -ge $before ] || {
      fault tree ledger/nodes.txt "line $number is not after the line before it"
      return 1
    }
    [ "$index" -lt $((${tree_size:-$limit} >> level)) ] || {
      fault tree ledger/nodes.txt "line $number is not of a complete subtree of the tree"
      return 1
    }
    [ "$level" -eq $before ] || exec 3>"$scratch.given$level"
    printf '%s %s\n' "$index" "$hash" >&3 || refuse 'cannot write'
  done
  exec 3>&-
  [ $bytes -eq "$size" ] || {
    fault tree ledger/nodes.txt 'it has an empty line, a zero byte or no line end at its end'
    return 1
  }
}

lonely() { fault tree ledger/nodes.txt "nothing follows from node $level $1, whose sibling is not known"; }

# take_node INDEX HASH: the next node that is known at this level, in ascending order. Pairs go to descriptor
# 3 as what is hashed for their parent, in hex, and the parent's index to $parents.
take_node() {
  case $old_wanted in *" $1 "*) old_nodes="$old_nodes$level $1 $2$nl" ;; esac
  if [ $waiting -ge 0 ]; then
    if [ "$1" -eq $((waiting + 1)) ]; then
      printf '01%s%s\n' "$waiting_hash" "$2" >&3 || refuse 'cannot write'
      parents=$parents$((waiting / 2))$nl pairs=$((pairs + 1)) waiting=-1
      [ $pairs -lt 500 ] || hash_pairs
      return
    fi
    lonely $waiting
    waiting=-1
  fi
  if [ "$1" -eq $peak ]; then
    peaks="$peaks$2$nl"
  elif [ $(($1 % 2)) -eq 1 ]; then
    lonely "$1"
  else
    waiting=$1 waiting_hash=$2
  fi
}

# Hashes the pairs so far and appends their parents to descriptor 4. A byte becomes an octal escape by one
# printf for all, since neither sha256sum nor a shell's printf reads hex.
hash_pairs() {
  [ $pairs -gt 0 ] || return 0
  exec 3>&-
  names= pairs=0
  set -- $parents
  IFS=", $nl"
  set -- "$*" $(printf "$octal65" $(xxd -r -p "$scratch.pairs" | xxd -i))
  IFS=$nl
  parents=$1
  shift
  for octal; do
    pairs=$((pairs + 1))
    printf "$octal" >"$scratch.p$pairs" || refuse 'cannot write'
    names=$names$scratch.p$pairs$nl
  done
  IFS=,
  set -- $parents
  IFS=$nl
  [ $# -eq $pairs ] || refuse 'a tool gave fewer answers than it was asked for'
  for line in $(sha256sum $names); do
    printf '%s %s\n' "$1" "${line%% *}" >&4 || refuse 'cannot write'
    shift
  done
  [ $# -eq 0 ] || refuse 'sha256sum gave fewer answers than it was asked for'
  parents= pairs=0
  exec 3>"$scratch.pairs"
}

# climb: from the leaves to the peaks, level by level. Sets $peaks, lowest first, and $old_nodes to the peaks of
# the trees of $old_sizes: "<level> <index> <hash>" each.
climb() {
  level=0 peaks= old_nodes=$nl waiting=-1 parents= pairs=0
  exec 3>"$scratch.pairs"
  while [ $((tree_size >> level)) -gt 0 ]; do
    width=$((tree_size >> level)) peak=-1 old_wanted=' '
    [ $((width % 2)) -eq 0 ] || peak=$((width - 1))
    IFS=' '
    for old_size in $old_sizes; do
      [ $(((old_size >> level) % 2)) -eq 0 ] || old_wanted="$old_wanted$(((old_size >> level) - 1)) "
    done
    IFS=$nl
    exec 4>"$scratch.above"
    merge_level $([ ! -f "$scratch.given$level" ] || content "$scratch.given$level")
    hash_pairs
    exec 4>&-
    content "$scratch.above" >"$scratch.level" || refuse 'cannot write'
    level=$((level + 1))
  done
  exec 3>&-
}

# merge_level GIVEN...: hands the computed and the given nodes of a level to take_node in their order.
merge_level() {
  next=1
  for line in $(content "$scratch.level") "$width -"; do
    index=${line%% *} hash=${line#* }
    while [ $next -le $# ]; do
      eval "given=\${$next}"
      [ "${given%% *}" -le "$index" ] || break
      next=$((next + 1))
      if [ "${given%% *}" -lt "$index" ]; then
        take_node "${given%% *}" "${given#* }"
      elif [ "${given#* }" != "$hash" ]; then
        fault tree ledger/nodes.txt "node $level $index is not what follows from the facts"
      fi
    done
    [ "$hash" = - ] || take_node "$index" "$hash"
  done
  [ $waiting -lt 0 ] || lonely $waiting
  waiting=-1
}

# fold PEAK...: sets $root to the root over these peaks, lowest first.
fold() {
  if [ $# -eq 0 ]; then
    sha256_of_text ''
    root=$hash
    return
  fi
  root=$1
  shift
  for hash; do
    root=$(printf '01%s%s' "$hash" "$root" | xxd -r -p | sha256sum) || refuse 'sha256sum failed'
    root=${root%% *}
  done
}

# root_at SIZE: sets $root to the root of the first leaves, and fails when a node for it is not known.
root_at() {
  level=0 found=
  while [ $(($1 >> level)) -gt 0 ]; do
    if [ $((($1 >> level) % 2)) -eq 1 ]; then
      rest=${old_nodes#*"$nl$level $((($1 >> level) - 1)) "}
      [ "$rest" != "$old_nodes" ] || return 1
      found=$found${rest%%"$nl"*}$nl
    fi
    level=$((level + 1))
  done
  fold $found
}

# bits NUMBER: sets $ones to the number of its bits that are set, which is the number of peaks.
count_bits() {
  ones=0 rest=$1
  while [ "$rest" -gt 0 ]; do ones=$((ones + rest % 2)) rest=$((rest / 2)); done
}

# check_tree FACTS: sets $climbed when the old nodes can be relied on. Both lists are read whatever else is
# wrong; what follows from them needs the size of the tree and every leaf.
check_tree() {
  climbed= sound=1
  read_indices "$1" || sound=
  read_nodes || sound=
  [ -n "$sound" ] && [ -n "$tree_size" ] && plain_file "$package/data/facts.txt" || return 0
  set -- $1
  [ $f -eq $# ] || {
    fault tree ledger/indices.txt "it has not one line for each of $# facts"
    return
  }
  [ -z "$unknown" ] || return 0
  found=$faults
  climb
  [ "$faults" -eq "$found" ] || return 0
  set -- $peaks
  count_bits "$tree_size"
  if [ $# -ne $ones ]; then
    fault tree ledger/nodes.txt "it does not lead to all $ones peaks of a tree of size $tree_size"
    return
  fi
  climbed=1
  fold "$@"
  [ "$root" = "$tree_root" ] ||
    fault tree ledger/nodes.txt 'the facts and nodes do not give the root in ledger/checkpoint'
}

# The checkpoint that the person who checks has kept from earlier. The key of a log can be changed: an equal
# root ties the package to what another key signed, and another root may be that of another log.
check_known() {
  [ -n "$known" ] || return 0
  shown='the known checkpoint' by=
  [ -z "$known_by" ] ||
    by="; it is not signed by the package's key but by $known_by, so it may be of another log"
  other="$shown of size $known_size has another root than the package$by"
  if [ -n "$known_why" ]; then
    fault known-checkpoint ledger/checkpoint "$shown does not stand: $known_why"
  elif [ -z "$tree_size" ] || [ -z "$v_name" ]; then
    return
  elif [ "$known_size" -gt "$tree_size" ]; then
    fault known-checkpoint ledger/checkpoint "$shown has size $known_size, and the package's $tree_size$by"
  elif [ "$known_size" -eq "$tree_size" ]; then
    [ "$known_root" = "$tree_root" ] || fault known-checkpoint ledger/checkpoint "$other"
  elif [ -n "$climbed" ]; then
    root_at "$known_size" || {
      fault known-checkpoint ledger/checkpoint "the nodes to tell about $shown are not all here$by"
      return
    }
    [ "$root" = "$known_root" ] || fault known-checkpoint ledger/checkpoint "$other"
  fi
}

# --- Outside time ------------------------------------------------------------------------------------------

is_anchor_name() {
  hex=${1%%.*}
  is_hex "$hex" 64 || return 1
  case ${1#"$hex"} in .note | .tsr | .ots | .cer | .crl | .header) ;; *) return 1 ;; esac
}

# Sets $authorities to the SHA-256 of every root certificate that the person believes.
read_authorities() {
  authorities=' '
  for file in $authority_files; do
    known_before=$authorities block=
    case $(xxd -p -l 1 "$file") in
      30) take_authority <"$file" ;;
      *)
        for line in $(content "$file"); do
          line=${line%"$cr"}
          case $line in
            '-----BEGIN CERTIFICATE-----') block=$line$nl ;;
            '-----END CERTIFICATE-----')
              printf '%s%s\n' "$block" "$line" >"$scratch.pem" || refuse 'cannot write'
              openssl x509 -in "$scratch.pem" -outform DER -out "$scratch.der" 2>/dev/null ||
                refuse "$file holds a certificate that cannot be read"
              take_authority <"$scratch.der"
              ;;
            *) block=$block$line$nl ;;
          esac
        done
        ;;
    esac
    [ "$authorities" != "$known_before" ] || refuse "$file holds no certificate in PEM or DER"
  done
}

take_authority() {
  hash_input
  authorities="$authorities$hash "
}

# Whether the names of a line are those that its kind has, in their order: words as in anchors.txt.
is_anchor() {
  kind=$1 form= certificates=0 lists=0
  shift
  [ $# -ge 2 ] || return 1
  for name; do
    is_anchor_name "$name" || return 1
    form=$form.${name#*.}
    case $name in *.cer) certificates=$((certificates + 1)) ;; *.crl) lists=$((lists + 1)) ;; esac
  done
  case $kind in
    opentimestamps) case $form in .note.ots | .note.ots.header) return 0 ;; *) return 1 ;; esac ;;
    rfc3161) ;;
    *) return 1 ;;
  esac
  [ $certificates -ge 1 ] && [ $certificates -le 10 ] && [ $lists -le 10 ] || return 1
  wanted=.note.tsr
  while [ $certificates -gt 0 ]; do wanted=$wanted.cer certificates=$((certificates - 1)); done
  while [ $lists -gt 0 ]; do wanted=$wanted.crl lists=$((lists - 1)); done
  [ "$form" = "$wanted" ]
}

# Reads the list and the notes. Sets $anchors to the lines that can be judged, each with the size and the root
# of its note in front, and adds the sizes to $old_sizes.
read_anchors() {
  anchors= anchor_names=' '
  if plain_file "$package/data/anchors.txt"; then
    file_size "$package/data/anchors.txt"
    bytes=0 number=0 last= list_size=$size
    for anchor in $(content_of_lines "$package/data/anchors.txt"); do
      bytes=$((bytes + ${#anchor} + 1)) number=$((number + 1))
      take_anchor
      last=$anchor
    done
    [ $bytes -eq "$list_size" ] && [ $number -gt 0 ] ||
      fault anchor data/anchors.txt 'it has no line, an empty line, a zero byte or no line end at its end'
  fi
  set +f
  set -- "$package"/data/anchors/*
  set -f
  for entry; do
    name=${entry##*/}
    [ -f "$entry" ] || continue
    case $anchor_names in *" $name "*) continue ;; esac
    plain "data/anchors/$name"
    fault anchor "$plain" 'data/anchors.txt does not name it'
  done
}

take_anchor() {
  IFS=' '
  set -- $anchor
  IFS=$nl
  if ! is_anchor "$@" || [ "$(IFS=' '; printf %s "$*")" != "$anchor" ]; then
    fault anchor data/anchors.txt "line $number is not an anchor in its one form"
    return
  fi
  [ -z "$last" ] || [ "$last" \< "$anchor" ] || {
    fault anchor data/anchors.txt "line $number is not after the line before it"
    return
  }
  [ $number -le 1000 ] || {
    fault anchor data/anchors.txt 'it has more than a thousand lines'
    return
  }
  shift
  found=$faults
  for name; do
    anchor_names="$anchor_names$name "
    file=$package/data/anchors/$name
    if ! plain_file "$file"; then
      fault anchor "data/anchors/$name" 'data/anchors.txt names it and it is not there'
      continue
    fi
    hash_input <"$file"
    [ "$hash" = "${name%%.*}" ] || fault anchor "data/anchors/$name" 'its name is not its SHA-256'
  done
  [ $faults -eq $found ] || return
  if ! read_note "$package/data/anchors/$1" || [ "$c_size" -eq 0 ]; then
    fault anchor "data/anchors/$1" 'it is not a checkpoint'
    return
  fi
  anchors="$anchors$c_size $c_root $anchor$nl"
  old_sizes="$old_sizes $c_size"
}

# What each answer shows, once the tree is known.
judge_anchors() {
  times= covered=0 has_time=
  for anchor in $anchors; do
    seen_size=${anchor%% *} anchor=${anchor#* }
    seen_root=${anchor%% *} anchor=${anchor#* }
    IFS=' '
    set -- $anchor
    IFS=$nl
    kind=$1
    shift
    if [ -n "$climbed" ]; then
      [ "$seen_size" -le "$tree_size" ] && root_at "$seen_size" && [ "$root" = "$seen_root" ] || {
        fault anchor "data/anchors/$1" 'it is of no beginning of this log'
        continue
      }
    fi
    count_facts
    case $kind in rfc3161) judge_token "$@" ;; *) judge_proof "$@" ;; esac
  done
}

# Sets $range to the facts of the case that stand in the first $seen_size of the log, and $within to their number.
count_facts() {
  within=0
  for index in $(content "$package/ledger/indices.txt"); do
    is_number "$index" && [ "$index" -lt "$seen_size" ] || break
    within=$((within + 1))
  done
  case $within in 0) range='No fact of the case' ;; 1) range='Fact 1' ;; *) range="Facts 1 to $within" ;; esac
}

say_time() { times="$times- $1$nl"; }

# judge_token NOTE ANSWER CERTIFICATE... [LIST]...
judge_token() {
  note=$package/data/anchors/$1 answer=data/anchors/$2 first=$3
  shift 2
  : >"$scratch.chain"
  for name; do
    case $name in *.cer) ;; *) continue ;; esac
    openssl x509 -inform DER -in "$package/data/anchors/$name" -out "$scratch.root" 2>/dev/null || {
      fault anchor "data/anchors/$name" 'it is not one certificate'
      return
    }
    content "$scratch.root" >>"$scratch.chain" || refuse 'cannot write'
    last_certificate=$name
  done
  alone=
  said=$(openssl ts -reply -in "$package/$answer" -text 2>/dev/null) || {
    alone=-token_in
    said=$(openssl ts -reply -in "$package/$answer" -token_in -text 2>/dev/null) || said=
  }
  read_token_time || {
    fault anchor "$answer" 'it is no token that can be read'
    return
  }
  openssl ts -verify -in "$package/$answer" $alone -data "$note" -CAfile "$scratch.root" \
    -untrusted "$scratch.chain" -attime "$epoch" >/dev/null 2>&1 || {
    fault anchor "$answer" 'it is no token of this note, or openssl does not verify it at its time'
    return
  }
  subject=$(openssl x509 -inform DER -in "$package/data/anchors/$first" -noout -subject -nameopt RFC2253)
  plain "${subject#subject=}"
  has_time=$has_time${within#0}
  digest=${last_certificate%%.*}
  case $authorities in
    *" $digest "*)
      whose='Its root certificate is one that you gave.'
      [ $within -le $covered ] || covered=$within
      ;;
    *) whose="You did not name this authority: the SHA-256 of its root certificate is $digest." ;;
  esac
  say_time "$range existed by $by, says the authority $plain. $whose"
}

# Sets $epoch to the stated time in seconds since 1970, and $by to that time with the stated accuracy, from what
# openssl says of a token in $said.
read_token_time() {
  stamp= accuracy=
  for line in $said; do
    case $line in
      'Time stamp: '*) stamp=${line#Time stamp: } ;;
      'Accuracy: '*) accuracy=${line#Accuracy: } ;;
    esac
  done
  IFS=' '
  set -- $stamp
  IFS=$nl
  [ $# -eq 5 ] && [ "$5" = GMT ] || return 1
  month=JanFebMarAprMayJunJulAugSepOctNovDec
  month=${month%%"$1"*}
  month=$((${#month} / 3 + 1)) day=${2#0} year=$4
  clock=${3%%.*} fraction=
  [ "$clock" = "$3" ] || fraction=${3#*.}
  IFS=:
  set -- $clock
  IFS=$nl
  days_of "$year" $month "$day"
  epoch=$((days * 86400 + ${1#0} * 3600 + ${2#0} * 60 + ${3#0}))
  # In microseconds; what is finer is rounded up.
  fraction=${fraction}000000
  finer=${fraction#??????}
  micro=${fraction%"$finer"}
  while [ "$micro" != "${micro#0}" ] && [ ${#micro} -gt 1 ]; do micro=${micro#0}; done
  case $finer in *[1-9]*) micro=$((micro + 1)) ;; esac
  IFS=' ,'
  set -- $accuracy
  IFS=$nl
  if [ $# -eq 6 ]; then
    [ "$1" = unspecified ] || micro=$((micro + $1 * 1000000))
    [ "$3" = unspecified ] || micro=$((micro + $3 * 1000))
    [ "$5" = unspecified ] || micro=$((micro + $5))
  fi
  milli=$(((micro + 999) / 1000))
  time_of $((epoch + milli / 1000)) $((milli % 1000))
}

# days_of YEAR MONTH DAY: sets $days to the days since 1970-01-01. A year begins in March here, so that the day
# that some years have and others not is the last of its year.
days_of() {
  y=$1 m=$(($2 - 3))
  [ $m -ge 0 ] || m=$((m + 12)) y=$((y - 1))
  days=$((y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + $3 - 1 - 719468))
}

# time_of SECONDS MILLISECONDS: sets $by to the time as people and programs write it.
time_of() {
  days=$(($1 / 86400 + 719468)) rest=$(($1 % 86400))
  era=$((days / 146097)) doe=$((days % 146097))
  yoe=$(((doe - doe / 1460 + doe / 36524 - doe / 146096) / 365))
  doy=$((doe - (365 * yoe + yoe / 4 - yoe / 100)))
  m=$(((5 * doy + 2) / 153))
  day=$((doy - (153 * m + 2) / 5 + 1)) year=$((yoe + era * 400)) month=$((m + 3))
  [ $month -le 12 ] || month=$((month - 12)) year=$((year + 1))
  by=$(printf '%04d-%02d-%02dT%02d:%02d:%02d.%03dZ' $year $month $day $((rest / 3600)) \
    $((rest / 60 % 60)) $((rest % 60)) "$2")
}

# judge_proof NOTE PROOF [HEADER]
judge_proof() {
  proof=data/anchors/$2 header=${3-}
  merkle=- block= calendars=
  if [ -n "$header" ]; then
    header=data/anchors/$header
    merkle=$(xxd -s 36 -l 32 -p -c 32 "$package/$header")
  fi
  file_size "$package/$proof"
  [ "$size" -le 65536 ] && walk_proof $(xxd -p -c 1 "$package/$proof") || {
    fault anchor "$proof" 'it is not an OpenTimestamps proof'
    return
  }
  [ "$digest" = "${1%%.*}" ] || {
    fault anchor "$proof" 'it is about other bytes than the note'
    return
  }
  if [ -z "$header" ]; then
    say_time "$range: no time yet. ${calendars:-Nobody} promised to put their checkpoint into a Bitcoin block."
    return
  fi
  file_size "$package/$header"
  [ "$size" -eq 80 ] || {
    fault anchor "$header" 'it is not the header of a block, 80 bytes'
    return
  }
  [ -n "$block" ] || {
    fault anchor "$proof" 'it leads to no block with the Merkle root of the header'
    return
  }
  has_work "$package/$header" || {
    fault anchor "$proof" "the header's hash is not below its target, or that target above Bitcoin's"
    return
  }
  reversed $(xxd -s 68 -l 4 -p "$package/$header")
  time_of $((0x$hex)) 0
  has_time=$has_time${within#0}
  say_time "$range existed by $by, says the header of Bitcoin block $block, if it is in Bitcoin's chain. \
Compare the block's hash with what others say of it: $hash."
}

# Sets $hex to a text of hex bytes in reverse.
reversed() {
  rest=$1 hex=
  while [ -n "$rest" ]; do
    tail=${rest#??}
    hex=${rest%"$tail"}$hex
    rest=$tail
  done
}

# Sets $hash to a block's hash as people write it. Fails without the work that Bitcoin asks for.
has_work() {
  hash_input <"$1"
  hash=$(printf %s "$hash" | xxd -r -p | sha256sum) || refuse 'sha256sum failed'
  reversed "${hash%% *}"
  hash=$hex
  reversed "$(xxd -s 72 -l 4 -p "$1")"
  exponent=$((0x${hex%??????})) mantissa=${hex#??}
  case $mantissa in 000000 | [89a-f]*) return 1 ;; esac
  [ $exponent -le 32 ] || return 1
  while [ $exponent -lt 3 ]; do mantissa=00${mantissa%??} exponent=$((exponent + 1)); done
  target=$mantissa
  while [ $exponent -gt 3 ]; do target=${target}00 exponent=$((exponent - 1)); done
  while [ ${#target} -lt 64 ]; do target=00$target; done
  [ ! "$target" \> "00000000ffff${zeros64%????????????}" ] && [ ! "$hash" \> "$target" ]
}

# walk_proof BYTE...: follows every way of an OpenTimestamps proof, whose specification is the code of
# python-opentimestamps. Sets $digest to what it is about, $block to the block whose Merkle root is $merkle, and
# $calendars to those that promise more. Of the operations only those that calendars use are followed.
walk_proof() {
  head=
  while [ $# -gt 0 ] && [ ${#head} -lt 66 ]; do head=$head$1; shift; done
  [ "$head" = 004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108 ] || return 1
  digest=
  while [ $# -gt 0 ] && [ ${#digest} -lt 64 ]; do digest=$digest$1; shift; done
  message=$digest left= steps=0
  while [ $# -gt 0 ] && [ $steps -lt 10000 ]; do
    tag=$1 steps=$((steps + 1))
    shift
    if [ "$tag" = ff ]; then
      # After the way that begins here another begins with the same message.
      left=$message$nl$left
      [ $# -gt 0 ] || return 1
      tag=$1
      shift
    fi
    hex=
    case $tag in
      00)
        while [ $# -gt 0 ] && [ ${#hex} -lt 16 ]; do hex=$hex$1; shift; done
        kind=$hex hex=
        ;;
      f0 | f1) ;;
      08)
        [ "$message" = - ] || {
          message=$(printf %s "$message" | xxd -r -p | sha256sum) || refuse 'sha256sum failed'
          message=${message%% *}
        }
        continue
        ;;
      02 | 03 | 67 | f2 | f3) message=-; continue ;;
      *) return 1 ;;
    esac
    length=0 scale=1
    while :; do
      [ $# -gt 0 ] && [ $scale -lt 2097152 ] || return 1
      byte=$((0x$1))
      shift
      length=$((length + byte % 128 * scale)) scale=$((scale * 128))
      [ $byte -ge 128 ] || break
    done
    [ $length -le 8192 ] && [ $# -ge $length ] || return 1
    while [ ${#hex} -lt $((length * 2)) ]; do hex=$hex$1; shift; done
    case $tag in
      f0 | f1)
        [ $length -ge 1 ] && [ $length -le 4096 ] || return 1
        case $message:$tag in -:*) ;; *f0) message=$message$hex ;; *) message=$hex$message ;; esac
        [ ${#message} -le 8192 ] || return 1
        continue
        ;;
    esac
    case $kind in
      0588960d73d71901) [ "$message" != "$merkle" ] || height_of "$hex" ;;
      83dfe30d2ef90c8e)
        plain "$(printf %s "${hex#??}" | xxd -r -p)"
        calendars="${calendars:+$calendars, }$plain"
        ;;
    esac
    if [ -z "$left" ]; then
      [ $# -eq 0 ]
      return
    fi
    message=${left%%"$nl"*}
    left=${left#*"$nl"}
  done
  return 1
}

# Sets $block to the number of a block, which stands as groups of seven bits, the lowest first.
height_of() {
  rest=$1 block=0 scale=1
  while [ -n "$rest" ] && [ ${#1} -le 16 ]; do
    tail=${rest#??}
    byte=$((0x${rest%"$tail"}))
    rest=$tail block=$((block + byte % 128 * scale)) scale=$((scale * 128))
  done
}

# --- The check ---------------------------------------------------------------------------------------------

read_arguments() {
  key= known= work= package= authority_files=
  while [ $# -gt 0 ]; do
    case $1 in
      --help) usage; exit 0 ;;
      --key | --known | --work | --authority)
        [ $# -ge 2 ] || { usage >&2; refuse "$1 needs a value"; }
        case $1 in
          --key) key=$2 ;;
          --known) known=$2 ;;
          --work) work=$2 ;;
          --authority)
            [ -f "$2" ] || refuse "there is no file $2"
            case $2 in /*) file=$2 ;; *) file=$PWD/$2 ;; esac
            authority_files=$authority_files$file$nl
            ;;
        esac
        [ -n "$2" ] || refuse "$1 needs a value"
        shift
        ;;
      -?*) usage >&2; refuse "$1 is not an option" ;;
      *)
        [ -z "$package" ] || { usage >&2; refuse 'only one package can be checked at a time'; }
        package=$1
        ;;
    esac
    shift
  done
  if [ -z "$package" ]; then
    case $0 in */*) package=${0%/*} ;; *) package=. ;; esac
  fi
  [ -d "$package" ] || refuse "$package is not a folder; unpack a ZIP file first"
  [ -z "$known" ] || [ -f "$known" ] || refuse "there is no file $known"
  case $known in '' | /*) ;; *) known=$PWD/$known ;; esac
  case $key in *[!/]*) [ ! -f "$key" ] || key=$(content "$key") ;; esac
}

# Sets $key to a verifier key line or to 64 hex digits, whichever the person gave.
read_key() {
  [ -n "$key" ] || return 0
  case $key in
    *+*+*)
      key=${key%"$cr"}
      read_vkey "$key" || refuse 'the key given with --key is not a verifier key line in its one form'
      return
      ;;
  esac
  IFS=" :$tab$cr$nl"
  set -- $key
  IFS=
  key="$*"
  IFS=$nl
  [ ${#key} -eq 64 ] || refuse 'the key given is neither 64 hex digits nor a verifier key line nor a file'
  rest=$key key=
  while [ -n "$rest" ]; do
    tail=${rest#?}
    one=${rest%"$tail"}
    rest=$tail
    case $one in A) one=a ;; B) one=b ;; C) one=c ;; D) one=d ;; E) one=e ;; F) one=f ;; esac
    key=$key$one
  done
  is_hex "$key" 64 || refuse 'the key given is neither 64 hex digits nor a verifier key line nor a file'
}

# The key of the checkpoint and that of the SD-JWTs.
check_keys() {
  vkey= v_name= v_id= fingerprint=
  if plain_file "$package/ledger/vkey"; then
    read_text "$package/ledger/vkey" 1000 && vkey=${text%"$nl"} && [ "$vkey$nl" = "$text" ] &&
      read_vkey "$vkey" || {
      fault checkpoint ledger/vkey 'it is not one verifier key line in its one form'
      vkey= v_name=
    }
  fi
  if [ -n "$vkey" ] && ! has_prime_order "$v_key"; then
    fault checkpoint ledger/vkey 'it is not a point of prime order'
    vkey= v_name=
  fi
  if [ -n "$vkey" ]; then
    sha256_of_text "$vkey"
    fingerprint=$hash
  fi
  [ -z "$key" ] || [ "$key" = "$vkey" ] || [ "$key" = "$fingerprint" ] ||
    fault signer-other ledger/vkey "this is ${fingerprint:-no key}, not the key that you gave"

  thumbprint= key_header=
  plain_file "$package/ledger/handover-key.jwk" || return 0
  read_text "$package/ledger/handover-key.jwk" 1000
  case $text in
    '{"crv":"Ed25519","kty":"OKP","x":"'$digest43'"}'"$nl") ;;
    *)
      fault fact-signature ledger/handover-key.jwk 'it is not the JWK of an Ed25519 key in its one form'
      return
      ;;
  esac
  sha256_of_text "${text%"$nl"}"
  to_base64url "$hash"
  thumbprint=$encoded
  text=${text#*\"x\":\"}
  to_decode "${text%%\"*}"
  hex=$(printf %s "$standard$pad" | openssl base64 -d -A | xxd -p -l 32 -c 32)
  if ! has_prime_order "$hex"; then
    fault fact-signature ledger/handover-key.jwk 'it is not a point of prime order'
    thumbprint=
    return
  fi
  public_key "$hex" "$scratch.handover-key"
  header="{\"alg\":\"EdDSA\",\"kid\":\"$thumbprint\",\"typ\":\"probative-fact+sd-jwt\"}"
  to_base64url "$(printf %s "$header" | xxd -p -c 128)"
  key_header=$encoded
}

check_checkpoints() {
  tree_size= tree_root= known_size=0 known_root= known_why= known_by=
  if plain_file "$package/ledger/checkpoint"; then
    read_checkpoint "$package/ledger/checkpoint" || fault checkpoint ledger/checkpoint "$why"
    tree_size=$c_size tree_root=$c_root
  fi
  [ -n "$known" ] || return 0
  if ! read_checkpoint "$known"; then
    [ -n "$signers" ] || { known_why=$why; return; }
    # Without a checkpoint of the package there is nothing to compare with; that was told.
    [ -n "$tree_size" ] || return 0
    [ "$c_origin" = "$v_name" ] || { known_why="it is of another log: $why"; return; }
    [ -z "$ours" ] || { known_why=$why; return; }
    known_by="another (key id $signers)"
    case $signers in *,*) known_by="another (key ids $signers)" ;; esac
  fi
  known_size=$c_size known_root=$c_root
}

# A folder with none of the files of a package is a mistake in the call and not a false package.
check_required() {
  missing= some=
  IFS=' '
  for path in $tag_words tagmanifest-sha256.txt data/facts.txt data/withheld.txt; do
    if plain_file "$package/$path"; then some=1; else missing="$missing$path "; fi
  done
  [ -n "$some" ] || refuse "$package holds none of the files of a package"
  for path in $missing; do fault bag-format "$path" 'this file is missing'; done
  IFS=$nl
}

hint() {
  case $1 in
    bag-format | file-missing | file-extra) echo 'unpack the package again; then ask for a whole one.' ;;
    file-changed) echo 'fetch the package again; if the fault stays, ask the maker and keep this one.' ;;
    fact-* | disclosure-foreign | withheld-list)
      echo 'do not rely on these facts; ask the maker for a new handover and keep this one.' ;;
    handover*) echo 'the package is not what its handover records; keep it and ask the maker.' ;;
    item-*) echo 'do not rely on these items: the record does not vouch for their bytes.' ;;
    anchor) echo 'this outside time shows nothing; ask the maker how it came there.' ;;
    tree) echo 'the facts are not shown to be in the signed record; keep the package and ask the maker.' ;;
    checkpoint) echo 'nothing here is signed by the key that the package names; do not rely on it.' ;;
    signer-other)
      echo 'somebody else signed this, or the signer has changed the key: ask the signer, by another way.' ;;
    known-checkpoint)
      echo 'with another root the record was rewritten; a later one needs a later package. Keep both, ask.' ;;
  esac
}

conclude() {
  IFS=' '
  for code in $codes; do printf 'To do about %s: %s\n' "$code" "$(hint "$code")"; done
  IFS=$nl
  shown="$lines_read facts and the handover, $items items, log size ${tree_size:-unknown}"
  if [ $faults -gt 0 ]; then
    status=1
    printf 'NOT PASSED: %s faults in %s\n' $faults "$shown"
  elif [ -n "$key" ]; then
    status=0
    printf 'PASSED: no fault in %s; signed by the key that you gave, %s\n' "$shown" "$fingerprint"
  else
    status=5
    printf 'SIGNER NOT IDENTIFIED: no fault in %s, but the package only agrees with itself; ' "$shown"
    printf 'compare %s with the signer and give it with --key\n' "$fingerprint"
  fi
  [ -z "$times" ] || printf 'Outside time:\n%s' "$times"
  # A package with faults shows nothing, so nothing is said of what it goes on from.
  case $known_by:$codes in
    '':*) ;;
    *:' ' | *:' signer-other ')
      printf 'Known checkpoint:\n- %s %s %s\n' \
        "It is not signed by the package's key but by $known_by, and that signature was not checked." \
        "The package's root at size $known_size is the one that you kept: its record goes on from there." \
        "That the log's owner changed the key is not shown: ask the owner, or compare the fingerprint with \
one that you have from elsewhere."
      ;;
  esac
  if [ -z "$has_time" ]; then
    shown='No outside time: this record could have been made on any day before you received it.'
  elif [ $covered -eq 0 ]; then
    shown='An outside time by an authority that you named: unless you believe one of those above, this record '
    shown=$shown'could have been made on any day before you received it.'
  else
    shown='Since when this record exists: an outside time says by when alone.'
    [ $covered -gt "$lines_read" ] ||
      shown="$shown What comes after fact $covered could have been recorded on any day before you received it."
  fi
  printf '%s\n' 'What this check does not show:' "- $shown" \
    '- What happened to an item before its intake.' \
    '- What other cases or logs the maker kept.' \
    '- Whether anything in it is true or genuine.'
  exit $status
}

main() {
  try_tools
  read_arguments "$@"
  here=$PWD
  cd -P -- "$package" || refuse "cannot enter $package"
  package=$PWD
  cd -- "$here" || refuse "cannot enter $here"
  open_scratch
  try_signatures
  read_key
  read_authorities

  check_required
  exec 3>"$scratch.expected"
  read_manifest manifest-sha256.txt payload
  read_manifest tagmanifest-sha256.txt tags
  find_extra "$package"
  exec 3>&-
  check_keys
  check_checkpoints

  (hash_files "$scratch.expected" 3>"$scratch.sums" 4>"$scratch.sizes") &
  jobs=$!
  lines_read='0 whole'
  ! plain_file "$package/data/facts.txt" || lines_read=$(cut_facts) || exit 2
  [ "$lines_read" != "${lines_read% whole}" ] ||
    fault fact-malformed data/facts.txt 'it has an empty line, a zero byte or no line end at its end'
  lines_read=${lines_read% whole}
  [ "$lines_read" -gt 0 ] || ! plain_file "$package/data/facts.txt" ||
    fault fact-malformed data/facts.txt 'it has no fact'
  chunks=$(((lines_read + 99) / 100))
  lane=0 from=0
  while [ $lane -lt $lanes ]; do
    lane=$((lane + 1)) to=$((chunks * lane / lanes))
    (check_lane $lane $from $to) &
    jobs="$jobs $!" from=$to
  done
  check_handover_line
  IFS=' '
  for job in $jobs; do wait "$job" || exit 2; done
  IFS=$nl
  jobs=

  check_files "$scratch.expected" "$scratch.sums" "$scratch.sizes"
  check_tag_files
  facts= receipts= lane=0
  exec 3>"$scratch.closed"
  while [ $lane -lt $lanes ]; do
    lane=$((lane + 1))
    repeat_faults "$scratch$lane.faults"
    facts=$facts$(content "$scratch$lane.facts")$nl
    content "$scratch$lane.closed" >&3
    receipts=$receipts$(content "$scratch$lane.receipts")$nl
  done
  exec 3>&-
  [ -z "$has_handover" ] || repeat_faults "${scratch}9.faults"
  [ -z "$has_handover" ] || facts=$facts$(content "${scratch}9.facts")
  check_chain "$facts"
  check_withheld
  check_items "$receipts"
  check_handover
  old_sizes=$known_size
  read_anchors
  check_tree "$facts"
  check_known
  judge_anchors
  conclude
}

main "$@"
