using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>Content of boxes that are small by their nature.</summary>
internal static class BoxContent
{
    /// <summary>Up to a bound; the rest of a larger box is not looked at.</summary>
    public static byte[] Read(ByteSource source, Box box, int most = 64 * 1024)
    {
        var buffer = new byte[(int)Math.Clamp(box.End - box.Content, 0, most)];
        var count = source.Read(box.Content, buffer);
        return count == buffer.Length ? buffer : buffer[..count];
    }

    public static void Short(DamageList damage, Box box) => damage.Add(new Damage(
        BoxCodes.Content, "", box.Offset, $"The content of \"{box.Type}\" ends before what it must hold."));
}
