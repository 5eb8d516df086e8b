using System.Globalization;

namespace Probative.Formats.BagIt;

/// <summary>A version of BagIt, M.N (RFC 8493 section 2.1.1).</summary>
/// <param name="Major">The number before the point.</param>
/// <param name="Minor">The number after it.</param>
public readonly record struct BagVersion(int Major, int Minor) : IComparable<BagVersion>
{
    /// <summary>Version 1.0, which is RFC 8493.</summary>
    public static BagVersion Current { get; } = new(1, 0);

    /// <summary>The drafts 0.93 to 0.97, and 1.0.</summary>
    public bool IsKnown => this is { Major: 1, Minor: 0 } or { Major: 0, Minor: >= 93 and <= 97 };

    /// <summary>True before 1.0, where the rules were wider (sections 2.2.2 and 3).</summary>
    public bool IsDraft => Major == 0;

    /// <summary>Reads two decimal numbers with a point between.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BagVersion version)
    {
        version = default;
        int point = text.IndexOf('.');
        if (point < 0
            || !int.TryParse(text[..point], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            || !int.TryParse(
                text[(point + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int minor))
        {
            return false;
        }

        version = new BagVersion(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(BagVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>True when the left version is older.</summary>
    public static bool operator <(BagVersion left, BagVersion right) => left.CompareTo(right) < 0;

    /// <summary>True when the left version is newer.</summary>
    public static bool operator >(BagVersion left, BagVersion right) => left.CompareTo(right) > 0;

    /// <summary>True when the left version is not newer.</summary>
    public static bool operator <=(BagVersion left, BagVersion right) => left.CompareTo(right) <= 0;

    /// <summary>True when the left version is not older.</summary>
    public static bool operator >=(BagVersion left, BagVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
