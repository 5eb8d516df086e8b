using System.Runtime.InteropServices;

namespace Probative.Local.Sources;

/// <summary>`struct statx` (linux/stat.h), which is the same on every processor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct FileStatus
{
    private const uint TypeMask = 0xF000;

    [FieldOffset(20)]
    public readonly uint Owner;

    [FieldOffset(24)]
    public readonly uint Group;

    [FieldOffset(28)]
    private readonly ushort _mode;

    [FieldOffset(32)]
    public readonly ulong Inode;

    [FieldOffset(40)]
    public readonly ulong Size;

    [FieldOffset(96)]
    public readonly FileTime Changed;

    [FieldOffset(112)]
    public readonly FileTime Modified;

    [FieldOffset(136)]
    public readonly uint DeviceMajor;

    [FieldOffset(140)]
    public readonly uint DeviceMinor;

    public uint Rights => (uint)_mode & ~TypeMask;

    public bool IsFile => (_mode & TypeMask) == 0x8000;
    public bool IsFolder => (_mode & TypeMask) == 0x4000;
    public bool IsLink => (_mode & TypeMask) == 0xA000;

    /// <summary>The same object of the same file system.</summary>
    public bool IsSame(in FileStatus other) =>
        Inode == other.Inode && DeviceMajor == other.DeviceMajor && DeviceMinor == other.DeviceMinor;

    /// <summary>The same object, and nothing was written to it in between.</summary>
    public bool IsUnchanged(in FileStatus other) =>
        IsSame(other) && Size == other.Size && Modified == other.Modified && Changed == other.Changed;
}
