namespace Probative.Reading.Names;

/// <summary>How many letters of one key have to be changed, added or left out to make another.</summary>
internal static class KeyDistance
{
    /// <summary>The distance (Levenshtein), or null when it is above the limit.</summary>
    public static int? Between(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) > limit) return null;
        var before = new int[other.Length + 1];
        var now = new int[other.Length + 1];
        for (var j = 0; j < before.Length; j++) before[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                now[j] = Math.Min(changed, Math.Min(before[j], now[j - 1]) + 1);
                least = Math.Min(least, now[j]);
            }

            if (least > limit) return null;
            (before, now) = (now, before);
        }

        return before[other.Length] <= limit ? before[other.Length] : null;
    }
}
