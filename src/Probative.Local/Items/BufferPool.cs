using System.Collections.Concurrent;

namespace Probative.Local.Items;

/// <summary>
/// Buffers of two sizes that are used again and again. The framework's shared pool keeps too few of this
/// size, and what it does not keep is garbage of the costly kind.
/// </summary>
internal sealed class BufferPool
{
    /// <summary>Holds a whole small file and leaves 64 KiB of room to find its end in.</summary>
    public const int SmallSizeBytes = 128 * 1024;

    /// <summary>Long enough that the cost of a system call is nothing beside that of hashing it.</summary>
    public const int LargeSizeBytes = 1024 * 1024;

    // What is kept when nothing is under way: 32 MiB and 16 MiB.
    private const int SmallKept = 256;
    private const int LargeKept = 16;

    private readonly ConcurrentStack<byte[]> _small = new();
    private readonly ConcurrentStack<byte[]> _large = new();

    public byte[] Rent(bool large)
    {
        var pool = large ? _large : _small;
        return pool.TryPop(out var buffer)
            ? buffer
            : GC.AllocateUninitializedArray<byte>(large ? LargeSizeBytes : SmallSizeBytes);
    }

    public void Return(byte[] buffer)
    {
        var (pool, kept) = buffer.Length == LargeSizeBytes ? (_large, LargeKept) : (_small, SmallKept);
        if (pool.Count < kept) pool.Push(buffer);
    }
}
