using System.Text.Json.Nodes;
using Probative.Tests.Shared;

namespace Probative.Web.Tests.Maps;

/// <summary>
/// The built base map, read as TopoJSON says it (arcs are differences of quantized positions), by code that
/// shares nothing with what made it.
/// </summary>
internal sealed class BaseMap
{
    private readonly double[][][] _arcs;
    private readonly JsonArray _units;

    private BaseMap(JsonObject topology)
    {
        double[] Pair(string name) =>
            [.. topology["transform"]![name]!.AsArray().Select(one => (double)one!)];
        var (scale, move) = (Pair("scale"), Pair("translate"));
        _arcs = [.. topology["arcs"]!.AsArray().Select(arc => ArcOf(arc!.AsArray(), scale, move))];
        _units = topology["objects"]!["units"]!["geometries"]!.AsArray();
        Topology = topology;
    }

    public JsonObject Topology { get; }

    public IEnumerable<JsonNode> Units => _units.Select(unit => unit!["properties"]!);

    public static BaseMap Read() => new((JsonObject)JsonNode.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "src/Probative.Web/wwwroot/front/world.json")))!);

    /// <summary>The countries of the units in which a place lies, each once; null for none.</summary>
    public IReadOnlyList<string?> CountriesAt(double latitude, double longitude) =>
        [.. _units.Where(unit => PolygonsOf(unit!).Any(rings => Holds(rings, longitude, latitude)))
            .Select(unit => (string?)unit!["properties"]!["country"]).Distinct()];

    private static double[][] ArcOf(JsonArray arc, double[] scale, double[] move)
    {
        var (x, y) = (0.0, 0.0);
        return [.. arc.Select(step =>
        {
            x += (double)step![0]!;
            y += (double)step[1]!;
            return (double[])[(x * scale[0]) + move[0], (y * scale[1]) + move[1]];
        })];
    }

    private static IEnumerable<JsonArray> PolygonsOf(JsonNode unit) => (string?)unit["type"] switch
    {
        "Polygon" => [unit["arcs"]!.AsArray()],
        "MultiPolygon" => unit["arcs"]!.AsArray().Select(polygon => polygon!.AsArray()),
        _ => [],
    };

    private bool Holds(JsonArray rings, double x, double y) =>
        rings.Aggregate(false, (isInside, ring) => isInside ^ IsInside(RingOf(ring!.AsArray()), x, y));

    private List<double[]> RingOf(JsonArray arcs)
    {
        List<double[]> ring = [];
        foreach (var arc in arcs)
        {
            // A negative number is an arc walked backwards. An arc begins where the one before it ended.
            var number = (int)arc!;
            var points = number < 0 ? _arcs[~number].Reverse() : _arcs[number];
            ring.AddRange(points.Skip(ring.Count > 0 ? 1 : 0));
        }

        return ring;
    }

    private static bool IsInside(List<double[]> ring, double x, double y)
    {
        var isInside = false;
        for (var (i, j) = (0, ring.Count - 1); i < ring.Count; j = i++)
        {
            var (a, b) = (ring[i], ring[j]);
            if (a[1] > y != b[1] > y && x < ((b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])) + a[0])
                isInside = !isInside;
        }

        return isInside;
    }
}
