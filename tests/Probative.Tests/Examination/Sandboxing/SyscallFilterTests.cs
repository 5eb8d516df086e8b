using System.Buffers.Binary;
using Probative.Local.Sandboxing.Filters;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>The filter, run by an interpreter: also for the processor that is not here.</summary>
public class SyscallFilterTests
{
    private const uint X64 = 0xC000003E;
    private const uint Arm64 = 0xC00000B7;
    private const uint Allow = 0x7FFF0000;
    private const uint Kill = 0x80000000;
    private const uint Fail = 0x00050000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_call_ends_as_the_list_says(bool mayStartProcesses)
    {
        var filter = SyscallFilter.Of(mayStartProcesses);
        foreach (var (arch, numberOf) in ((uint, Func<RefusedCall, int>)[])
            [(X64, call => call.X64), (Arm64, call => call.Arm64)])
        {
            var refused = RefusedCalls.All.Where(call => numberOf(call) >= 0)
                .ToDictionary(numberOf, call => call.Error);
            refused[435] = RefusedCall.NotThere;
            if (arch == X64 && !mayStartProcesses) refused[57] = refused[58] = RefusedCall.NotPermitted;
            for (var number = 0; number < 1000; number++)
            {
                if (number == (arch == X64 ? 56 : 220)) continue;
                var expected = refused.TryGetValue(number, out var error) ? Fail | (uint)error
                    : number > 456 ? Fail | RefusedCall.NotThere
                    : Allow;
                Assert.Equal((number, expected), (number, Run(filter, arch, (uint)number, 0)));
            }
        }
    }

    [Theory]
    [InlineData(X64, 56u)]
    [InlineData(Arm64, 220u)]
    public void Threads_are_made_and_namespaces_are_not(uint arch, uint clone)
    {
        const uint thread = 0x3D0F00;
        const uint child = 0x01200011;
        uint[] namespaces =
            [0x80, 0x20000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000];
        foreach (var mayStartProcesses in (bool[])[false, true])
        {
            var filter = SyscallFilter.Of(mayStartProcesses);
            Assert.Equal(Allow, Run(filter, arch, clone, thread));
            Assert.Equal(mayStartProcesses ? Allow : Fail | 1, Run(filter, arch, clone, child));
            Assert.All(namespaces, flag => Assert.Equal(Fail | 1, Run(filter, arch, clone, thread | flag)));
            Assert.All(namespaces, flag => Assert.Equal(Fail | 1, Run(filter, arch, clone, child | flag)));
        }
    }

    [Fact]
    public void Other_processors_and_other_interfaces_of_this_one_end_the_process()
    {
        var filter = SyscallFilter.Of(true);
        Assert.Equal(Kill, Run(filter, 0x40000003, 0, 0));
        Assert.Equal(Kill, Run(filter, 0, 0, 0));
        Assert.Equal(Kill, Run(filter, X64, 0x40000000, 0));
        Assert.Equal(Kill, Run(filter, X64, 0x40000029, 0));
    }

    [Fact]
    public void No_call_stands_in_the_list_twice()
    {
        Assert.Distinct(RefusedCalls.All.Select(call => call.Name));
        Assert.Distinct(RefusedCalls.All.Where(call => call.X64 >= 0).Select(call => call.X64));
        Assert.Distinct(RefusedCalls.All.Where(call => call.Arm64 >= 0).Select(call => call.Arm64));
    }

    private static uint Run(byte[] filter, uint arch, uint number, uint argument)
    {
        uint value = 0;
        for (var at = 0; ; at++)
        {
            var step = filter.AsSpan(at * 8, 8);
            var constant = BinaryPrimitives.ReadUInt32LittleEndian(step[4..]);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(step))
            {
                case 0x20:
                    value = constant switch
                    {
                        0 => number,
                        4 => arch,
                        16 => argument,
                        _ => throw new InvalidOperationException($"{constant}"),
                    };
                    break;
                case 0x05: at += (int)constant; break;
                case 0x15: at += value == constant ? step[2] : step[3]; break;
                case 0x25: at += value > constant ? step[2] : step[3]; break;
                case 0x35: at += value >= constant ? step[2] : step[3]; break;
                case 0x45: at += (value & constant) != 0 ? step[2] : step[3]; break;
                case 0x06: return constant;
                default: throw new InvalidOperationException($"instruction {at}");
            }
        }
    }
}
