namespace Probative.Tests.Examination.Sandboxing;

/// <summary>
/// A decoder as an attacker would have it, in Perl because that is on every machine where decoders are. It
/// prints one line for each attempt: the attempt, and whether it was refused or what came of it.
/// </summary>
internal static class Canary
{
    /// <summary>Arguments: port, a file outside, a process outside, a folder outside.</summary>
    public const string Reach = """
        use strict; use warnings; use POSIX (); use Socket;
        $| = 1;
        my ($port, $file, $pid, $folder) = @ARGV;
        sub told { my ($what, $done) = @_; print "$what: ", ($done ? "DONE" : "refused"), "\n"; }
        sub opened { my ($how, $path) = @_; return open(my $f, $how, $path); }
        for my $family (AF_INET, AF_INET6, AF_UNIX) {
            for my $type (SOCK_STREAM, SOCK_DGRAM, SOCK_RAW) {
                my $made = socket(my $s, $family, $type, 0);
                $made = connect($s, pack_sockaddr_in($port, INADDR_LOOPBACK)) if $made && $family == AF_INET;
                told("socket $family $type", $made);
            }
        }
        told("socketpair", socketpair(my $a, my $b, AF_UNIX, SOCK_STREAM, 0));
        told("read outside", opened('<', $file));
        told("list outside", opendir(my $d, $folder));
        for my $path ('/etc/passwd', '/etc/hostname', '/proc/self/status', '/sys/kernel', '/dev/sda',
                '/dev/mem', '/root', '/home', '/var', '/run', '/work', '/mnt', '/dev/shm', '/dev/tty') {
            told("see $path", -e $path);
        }
        told("append to item", opened('>>', '/in/0'));
        told("write item", opened('+<', '/in/0'));
        told("delete item", unlink('/in/0'));
        told("chmod item", chmod(0777, '/in/0'));
        told("date item", utime(1, 1, '/in/0'));
        told("rename item", rename('/in/0', '/tmp/0'));
        told("link item", link('/in/0', '/tmp/0'));
        told("beside item", opened('>', '/in/1'));
        for my $path ('/x', '/usr/x', '/etc/x', '/dev/x', '/in/x') { told("make $path", opened('>', $path)); }
        told("signal outside", kill(0, $pid) > 0);
        told("signal parent", kill(9, getppid()) > 0 && getppid() != 1);
        told("become root", POSIX::setuid(0) && POSIX::getuid() == 0);
        told("chroot", chroot('/tmp'));
        told("set uid bit", opened('>', '/tmp/s') && chmod(04755, '/tmp/s') && POSIX::geteuid() == 0);
        for my $fd (3 .. 1023) { told("descriptor $fd", 1) if open(my $f, "<&=", $fd); }
        my $children = 0;
        for (1 .. 3) { my $p = fork(); if (defined $p) { POSIX::_exit(0) if !$p; $children++; } }
        told("children", $children);
        told("program", defined(eval { no warnings; my $x = `id 2>&1`; $x || undef }));
        print "user: $< $>\n";
        print "groups: ", join(" ", POSIX::getegid(), POSIX::getgroups()), "\n";
        print "environment: ", join(' ', map { "$_=$ENV{$_}" } sort keys %ENV), "\n";
        opendir(my $root, '/'); print "root: ", join(' ', sort grep { !/^\./ } readdir($root)), "\n";
        opendir(my $etc, '/etc'); print "etc: ", join(' ', sort grep { !/^\./ } readdir($etc)), "\n";
        opendir(my $dev, '/dev'); print "dev: ", join(' ', sort grep { !/^\./ } readdir($dev)), "\n";
        """;

    /// <summary>Arguments: numbers of system calls. Prints for each the error number, or nought.</summary>
    public const string Calls = """
        use strict; $| = 1;
        for my $n (@ARGV) { my $r = syscall($n + 0, 0, 0, 0, 0, 0, 0);
            print "$n ", ($r < 0 ? $! + 0 : 0), "\n"; }
        """;

    /// <summary>Prints how many processes it could have at once.</summary>
    public const string ForkBomb = """
        $| = 1; my $n = 0;
        for (1 .. 2000) { my $p = fork(); last if !defined $p; if ($p == 0) { sleep 1000; exit } $n++; }
        print "$n\n";
        """;

    /// <summary>Never stops to multiply.</summary>
    public const string EndlessForkBomb = "while (1) { fork(); }";

    /// <summary>Prints how many threads it could have at once.</summary>
    public const string ThreadBomb = """
        use threads ('stack_size' => 65536); $| = 1; my $n = 0; no warnings;
        for (1 .. 500) { my $t = threads->create(sub { sleep 1000 }); last if !$t; $n++; }
        print "$n\n"; require POSIX; POSIX::_exit(0);
        """;

    public const string TenGigabytes = """
        my $block = 'x' x 1048576; my $to = shift; open(my $f, '>', $to) or die "cannot: $!";
        for (1 .. 10240) { print $f $block or die "full: $!"; }
        close($f) or die "full: $!"; print "WRITTEN\n";
        """;

    /// <summary>Ten gigabytes in many files, each within the limit.</summary>
    public const string ManyFiles = """
        my $block = 'x' x 1048576; my $to = shift;
        for my $n (1 .. 640) { open(my $f, '>', "$to/$n") or die; print $f $block for 1 .. 16; close $f; }
        print "WRITTEN\n";
        """;

    public const string EightGigabytes = "my $x = 'x' x 8589934592; print length($x), qq(\\n);";

    public const string Spin = "1 while 1;";

    public const string SpinUnwarned = "$SIG{XCPU} = 'IGNORE'; 1 while 1;";

    /// <summary>Leaves a process behind that holds all its streams, and says that all went well.</summary>
    public const string Daemon = """
        use POSIX (); my $p = fork(); exit 0 if $p; POSIX::setsid(); fork() and exit 0;
        $SIG{$_} = 'IGNORE' for qw(TERM HUP INT); sleep 1000;
        """;
}
