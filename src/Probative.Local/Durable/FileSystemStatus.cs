using System.Runtime.InteropServices;

namespace Probative.Local.Durable;

/// <summary>
/// What statfs(2) says, read at the offsets that all 64-bit Linux architectures share: the type at 0, the
/// mount flags at 80.
/// </summary>
internal readonly ref struct FileSystemStatus(ReadOnlySpan<byte> status)
{
    private const long Ext = 0xEF53;
    private const long Xfs = 0x58465342;
    private const long Btrfs = 0x9123683E;
    private const long Tmpfs = 0x01021994;
    private const long ReadOnlyFlag = 1;

    private readonly ReadOnlySpan<byte> _status = status;

    /// <summary>
    /// True on the file systems of which it is known that syncfs(2) waits for data and journal and reports
    /// what it could not write. Network and stacked file systems are not among them.
    /// </summary>
    public bool HonoursSyncAll => Type is Ext or Xfs or Btrfs or Tmpfs;

    /// <summary>True when the file system is mounted read-only.</summary>
    public bool IsReadOnly => (MemoryMarshal.Read<long>(_status[80..]) & ReadOnlyFlag) != 0;

    private long Type => MemoryMarshal.Read<long>(_status);
}
