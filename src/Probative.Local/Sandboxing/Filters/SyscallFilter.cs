using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Probative.Local.Sandboxing.Filters;

/// <summary>
/// The filter for system calls, as the kernel takes it (seccomp(2), classic BPF): one part for each
/// architecture, each a plain list of comparisons. It is the same bytes on every machine. What is not named
/// passes, except calls that are newer than this list: nobody has looked at them yet.
/// </summary>
internal static class SyscallFilter
{
    private const uint ArchX64 = 0xC000003E;
    private const uint ArchArm64 = 0xC00000B7;

    // Calls of the 32-bit-pointer interface of x86-64 carry this bit; nothing that is installed uses them.
    private const uint X32 = 0x40000000;

    // Offsets into struct seccomp_data; both architectures are little-endian.
    private const uint Number = 0;
    private const uint Architecture = 4;
    private const uint FirstArgument = 16;

    // futex_requeue, of Linux 6.7. From 424 on, both architectures count alike.
    private const uint Newest = 456;

    private const int CloneX64 = 56;
    private const int CloneArm64 = 220;
    private const int Clone3 = 435;
    private const int ForkX64 = 57;
    private const int VforkX64 = 58;

    // CLONE_NEW* of every kind of namespace, and the flag that makes a thread of it.
    private const uint Namespaces = 0x7E020080;
    private const uint Thread = 0x10000;

    private const ushort Load = 0x20;
    private const ushort Jump = 0x05;
    private const ushort IfEqual = 0x15;
    private const ushort IfGreater = 0x25;
    private const ushort IfAtLeast = 0x35;
    private const ushort IfAnyBit = 0x45;
    private const ushort Return = 0x06;

    private const uint KillProcess = 0x80000000;
    private const uint Fail = 0x00050000;
    private const uint Allow = 0x7FFF0000;

    private const int InstructionBytes = 8;

    /// <summary>The filter.</summary>
    /// <param name="mayStartProcesses">Otherwise only threads can be made.</param>
    public static byte[] Of(bool mayStartProcesses)
    {
        var x64 = PartOf(isArm: false, mayStartProcesses);
        var arm64 = PartOf(isArm: true, mayStartProcesses);
        List<Instruction> all =
        [
            new(Load, 0, 0, Architecture),
            new(IfEqual, 2, 0, ArchX64),
            new(IfEqual, 2, 0, ArchArm64),
            new(Return, 0, 0, KillProcess),
            new(Jump, 0, 0, 1),
            new(Jump, 0, 0, (uint)x64.Count),
            .. x64,
            .. arm64,
        ];
        var bytes = new byte[all.Count * InstructionBytes];
        for (var i = 0; i < all.Count; i++) all[i].Write(bytes.AsSpan(i * InstructionBytes));
        return bytes;
    }

    public static string Sha256Of(byte[] filter) => Convert.ToHexStringLower(SHA256.HashData(filter));

    private static List<Instruction> PartOf(bool isArm, bool mayStartProcesses)
    {
        List<Instruction> part = [new(Load, 0, 0, Number)];
        if (!isArm) part.AddRange([new(IfAtLeast, 0, 1, X32), new(Return, 0, 0, KillProcess)]);
        foreach (var call in RefusedCalls.All) Refuse(part, isArm ? call.Arm64 : call.X64, call.Error);

        // The flags of clone3 lie in memory, where a filter cannot look: libraries fall back to clone.
        Refuse(part, Clone3, RefusedCall.NotThere);
        if (!isArm && !mayStartProcesses)
        {
            Refuse(part, ForkX64, RefusedCall.NotPermitted);
            Refuse(part, VforkX64, RefusedCall.NotPermitted);
        }

        part.AddRange([new(IfGreater, 0, 1, Newest), new(Return, 0, 0, Fail | RefusedCall.NotThere)]);
        part.Add(new(IfEqual, 1, 0, (uint)(isArm ? CloneArm64 : CloneX64)));
        part.Add(new(Return, 0, 0, Allow));
        part.Add(new(Load, 0, 0, FirstArgument));
        part.AddRange(
            [new(IfAnyBit, 0, 1, Namespaces), new(Return, 0, 0, Fail | RefusedCall.NotPermitted)]);
        if (!mayStartProcesses)
            part.AddRange([new(IfAnyBit, 1, 0, Thread), new(Return, 0, 0, Fail | RefusedCall.NotPermitted)]);
        part.Add(new(Return, 0, 0, Allow));
        return part;
    }

    private static void Refuse(List<Instruction> part, int number, int error)
    {
        if (number < 0) return;
        part.Add(new(IfEqual, 0, 1, (uint)number));
        part.Add(new(Return, 0, 0, Fail | (uint)error));
    }

    /// <summary>One instruction: where it is a comparison, how many to skip if true and if false.</summary>
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value)
    {
        public void Write(Span<byte> to)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(to, Code);
            to[2] = IfTrue;
            to[3] = IfFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(to[4..], Value);
        }
    }
}
