using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>The file type box (ISO/IEC 14496-12 clause 4.3).</summary>
internal static class BrandsReader
{
    private const int MostBrands = 64;

    public static FileBrands Read(ByteSource source, Box box, DamageList damage)
    {
        var fields = new Fields(BoxContent.Read(source, box, 8 + (4 * MostBrands)));
        var (major, minor) = (fields.Name(), fields.UInt32());
        if (fields.IsShort) BoxContent.Short(damage, box);
        var compatible = new List<string>();
        while (fields.Rest.Length >= 4) compatible.Add(fields.Name());
        return new FileBrands(major, minor, compatible);
    }
}
