using System.Text.Json.Nodes;
using Probative.Fingerprints.Pictures;
namespace Probative.Examination.Pictures;
public static class BorderHashes
{
    public static JsonNode? Procedure() => null;
    public static JsonNode? Of(PixelFrame frame) => null;
    public static PixelArea? Find(PixelFrame frame) => null;
}
