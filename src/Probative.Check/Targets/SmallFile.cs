namespace Probative.Check.Targets;

/// <summary>A file that a person named by itself: links and pipes are that person's own word.</summary>
internal static class SmallFile
{
    /// <summary>The bytes from the start, at most as many as asked for.</summary>
    public static byte[] Read(string path, int limit)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        byte[] bytes = new byte[4096];
        var filled = 0;
        while (filled < limit)
        {
            if (filled == bytes.Length) Array.Resize(ref bytes, Math.Min(limit, bytes.Length * 2));
            int count = stream.Read(bytes, filled, Math.Min(limit, bytes.Length) - filled);
            if (count == 0) break;
            filled += count;
        }

        return bytes[..filled];
    }
}
