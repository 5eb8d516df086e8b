using Probative.Kernel.Ids;

namespace Probative.Local.Keys;

/// <summary>
/// The disclosures of one fact that are about one item or person, or (subject null) about none: what is
/// destroyed together.
/// </summary>
/// <param name="Subject">The item or person.</param>
/// <param name="WrappedKey">The group's name and its key, wrapped by the case key.</param>
/// <param name="Body">The disclosures, sealed by the group's key.</param>
internal readonly record struct SealedGroup(Id? Subject, byte[] WrappedKey, byte[] Body)
{
    /// <summary>
    /// Its number in its fact, from 0, as stored; a number is missing where a group was destroyed.
    /// </summary>
    public int Number { get; init; }
}
