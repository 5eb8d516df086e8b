namespace Probative.Local.Sandboxing.Filters;

/// <summary>
/// The calls that are refused, with their numbers on both architectures (asm/unistd_64.h and
/// asm-generic/unistd.h of Linux).
/// </summary>
internal static class RefusedCalls
{
    public static IReadOnlyList<RefusedCall> All { get; } =
    [
        // Sockets of every kind, also within the machine.
        new("socket", 41, 198),
        new("socketpair", 53, 199),
        new("connect", 42, 203),
        new("bind", 49, 200),
        new("listen", 50, 201),
        new("accept", 43, 202),
        new("accept4", 288, 242),

        // Other processes.
        new("ptrace", 101, 117),
        new("process_vm_readv", 310, 270),
        new("process_vm_writev", 311, 271),
        new("process_madvise", 440, 440),
        new("kcmp", 312, 272),
        new("pidfd_open", 434, 434),
        new("pidfd_getfd", 438, 438),
        new("pidfd_send_signal", 424, 424),

        // Namespaces and mounts, by which a new root would come about.
        new("mount", 165, 40),
        new("umount2", 166, 39),
        new("pivot_root", 155, 41),
        new("chroot", 161, 51),
        new("move_mount", 429, 429),
        new("open_tree", 428, 428),
        new("fsopen", 430, 430),
        new("fsmount", 432, 432),
        new("fsconfig", 431, 431),
        new("fspick", 433, 433),
        new("mount_setattr", 442, 442),
        new("unshare", 272, 97),
        new("setns", 308, 268),

        // Large parts of the kernel that decoders never need and in which holes were found.
        new("bpf", 321, 280),
        new("perf_event_open", 298, 241),
        new("userfaultfd", 323, 282),
        new("keyctl", 250, 219),
        new("add_key", 248, 217),
        new("request_key", 249, 218),
        new("io_uring_setup", 425, 425, RefusedCall.NotThere),
        new("io_uring_enter", 426, 426, RefusedCall.NotThere),
        new("io_uring_register", 427, 427, RefusedCall.NotThere),
        new("io_setup", 206, 0, RefusedCall.NotThere),
        new("io_submit", 209, 2, RefusedCall.NotThere),
        new("fanotify_init", 300, 262),
        new("vmsplice", 278, 75, RefusedCall.NotThere),
        new("splice", 275, 76, RefusedCall.NotThere),
        new("tee", 276, 77, RefusedCall.NotThere),
        new("migrate_pages", 256, 238),
        new("move_pages", 279, 239),
        new("modify_ldt", 154, -1),
        new("personality", 135, 92),

        // Files past their paths, and kinds of file other than plain ones.
        new("open_by_handle_at", 304, 265),
        new("name_to_handle_at", 303, 264),
        new("mknod", 133, -1),
        new("mknodat", 259, 33),

        // Memory that no limit counts.
        new("memfd_create", 319, 279, RefusedCall.NotThere),
        new("memfd_secret", 447, 447, RefusedCall.NotThere),
        new("shmget", 29, 194),
        new("shmat", 30, 196),
        new("shmctl", 31, 195),
        new("msgget", 68, 186),
        new("msgsnd", 69, 189),
        new("semget", 64, 190),
        new("semop", 65, 193),
        new("mq_open", 240, 180),
        new("mq_unlink", 241, 181),

        // The machine itself.
        new("kexec_load", 246, 104),
        new("kexec_file_load", 320, 294),
        new("init_module", 175, 105),
        new("finit_module", 313, 273),
        new("delete_module", 176, 106),
        new("swapon", 167, 224),
        new("swapoff", 168, 225),
        new("reboot", 169, 142),
        new("acct", 163, 89),
        new("quotactl", 179, 60),
        new("quotactl_fd", 443, 443),
        new("syslog", 103, 116),
        new("settimeofday", 164, 170),
        new("clock_settime", 227, 112),
        new("adjtimex", 159, 171),
        new("clock_adjtime", 305, 266),
        new("iopl", 172, -1),
        new("ioperm", 173, -1),
        new("vhangup", 153, 58),
        new("sethostname", 170, 161),
        new("setdomainname", 171, 162),
        new("lookup_dcookie", 212, 18),
        new("nfsservctl", 180, 42),
        new("uselib", 134, -1),
        new("ustat", 136, -1),
        new("sysfs", 139, -1),
        new("_sysctl", 156, -1),
        new("create_module", 174, -1),
        new("get_kernel_syms", 177, -1),
        new("query_module", 178, -1),
    ];
}
