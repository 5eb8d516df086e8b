using System.Runtime.InteropServices;

namespace Probative.Fingerprints.Index.Storage;

/// <summary>A file as the kernel maps it into memory; the file may lose its name meanwhile.</summary>
internal sealed unsafe class PosixMap : MappedBytes
{
    private readonly byte* _start;

    public PosixMap(int fd, string name)
    {
        Length = Libc.Seek(fd, 0, Libc.SeekEnd);
        if (Length < 0) throw new IndexStorageException("seek", name, Marshal.GetLastPInvokeError());
        if (Length == 0) return;
        var start = Libc.Map(null, (nuint)Length, Libc.ProtectionRead, Libc.MapShared, fd, 0);
        if (start == (byte*)-1) throw new IndexStorageException("mmap", name, Marshal.GetLastPInvokeError());
        Start = start;

        // A hint: where the kernel keeps files in large pages, fewer addresses have to be looked up.
        _ = Libc.Advise(start, (nuint)Length, Libc.AdviseHugePages);
        _start = start;
    }

    protected override void Release() => _ = Libc.Unmap(_start, (nuint)Length);
}
