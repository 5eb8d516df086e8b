using Probative.Local.Keys;

namespace Probative.Local.Facts;

/// <summary>
/// What becomes of one group of sealed fields: another in its place, or (null) nothing, its bytes
/// overwritten.
/// </summary>
/// <param name="Index">The log index of its fact.</param>
/// <param name="Number">Its number in the fact, as stored.</param>
/// <param name="Group">The group from now on, or null.</param>
internal readonly record struct SealedChange(long Index, int Number, SealedGroup? Group)
{
    /// <summary>The fact as it stands after the change.</summary>
    public StoredFact In(StoredFact fact)
    {
        var (number, anew) = (Number, Group);
        var others = fact.Sealed.Where(group => group.Number != number);
        return fact with
        {
            Sealed = anew is { } group ? [.. others.Append(group).OrderBy(one => one.Number)] : [.. others],
        };
    }
}
