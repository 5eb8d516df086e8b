using CsCheck;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Index;

public class OrderTests
{
    [Fact]
    public void An_order_moves_each_bit_to_its_place_and_back() =>
        Gen.Select(Gen.Int, Gen.Int).Sample((first, second) =>
        {
            var random = new Random(first ^ second);
            var sources = Enumerable.Range(0, PdqHash.Bits).Select(i => (byte)i).ToArray();
            random.Shuffle(sources);
            var order = BitOrder.TryFrom(sources)!;
            var (left, right) = (Hashes.Draw(random), Hashes.Draw(random));
            var ordered = order.Apply(left);
            Assert.All(Enumerable.Range(0, PdqHash.Bits), i => Assert.Equal(left[sources[i]], ordered[i]));
            Assert.Equal(left, order.Undo(ordered));
            Assert.Equal(PdqHash.Distance(left, right), PdqHash.Distance(ordered, order.Apply(right)));
        });

    [Fact]
    public void What_is_no_order_is_refused()
    {
        Assert.Null(BitOrder.TryFrom(new byte[PdqHash.Bits]));
        Assert.Null(BitOrder.TryFrom(new byte[10]));
    }

    [Fact]
    public void Bits_that_say_the_same_go_to_different_slots()
    {
        // Bits 8k to 8k + 7 are one drawn bit, and so 32 times.
        var random = new Random(3);
        var hashes = new PdqHash[4000];
        Span<byte> bytes = stackalloc byte[32];
        for (var i = 0; i < hashes.Length; i++)
        {
            foreach (ref var value in bytes) value = (byte)(random.Next(2) * 255);
            hashes[i] = System.Runtime.InteropServices.MemoryMarshal.Read<PdqHash>(bytes);
        }

        var order = BitOrderChoice.Choose(hashes, 16, 16);
        for (var slot = 0; slot < 16; slot++)
        {
            var groups = order.Sources.Skip(16 * slot).Take(16).Select(bit => bit / 8).Distinct();
            Assert.True(groups.Count() >= 14, $"slot {slot} has bits of {groups.Count()} groups");
        }

        Assert.Equal(PdqHash.Bits, order.Sources.Distinct().Count());
    }

    [Fact]
    public void However_few_bits_differ_some_slot_leads_there()
    {
        var tried = 0;
        Gen.Select(Gen.Int[0, 47], Gen.Int[2, 16], Gen.Int[8, 23], Gen.Int).Sample(
            (radius, slots, width, seed) =>
            {
                var layout = new SlotLayout(slots, Math.Min(width, PdqHash.Bits / slots), 0);
                if (ProbePlan.For(layout, int.MaxValue / 2, radius) is not { } plan) return;
                Interlocked.Increment(ref tried);
                var random = new Random(seed);
                var difference = Hashes.Near(default, random.Next(radius + 1), random);
                Assert.Equal(radius + 1, Enumerable.Range(0, slots).Sum(plan.Weight));
                Assert.True(Leads(layout, plan, difference), $"radius {radius}, {layout}, {difference}");
            },
            iter: 5000);
        Assert.InRange(tried, 500, 5000);
    }

    private static unsafe bool Leads(SlotLayout layout, ProbePlan plan, PdqHash difference)
    {
        var words = (ulong*)&difference;
        for (var slot = 0; slot < layout.Slots; slot++)
        {
            if (plan.Masks(slot) is not { } masks) continue;
            var index = Array.IndexOf(masks.Values, layout.Key(words, slot));
            if (index < 0) continue;
            Assert.Equal(uint.PopCount(masks.Values[index]), masks.Distances[index]);
            var together = masks.Distances[index] + uint.PopCount(layout.Check(words, slot));
            if (together <= plan.Bound(slot)) return true;
        }

        return false;
    }
}
