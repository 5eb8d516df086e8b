using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Matching;

/// <summary>What an item can be held against others by.</summary>
/// <param name="Item">The item.</param>
/// <param name="Received">The log index of the item: the first of a pair came in first.</param>
/// <param name="Index">The log index of what made its print; prints are matched in that order.</param>
/// <param name="Number">The log index of what made its print of pictures; null without one.</param>
/// <param name="Print">The digest of its print; null for sound alone.</param>
/// <param name="Sound">The digest of the print of its sound; null without one.</param>
internal sealed record KeptPrint(
    ItemId Item, long Received, long Index, long? Number, Hash32? Print, Hash32? Sound);
