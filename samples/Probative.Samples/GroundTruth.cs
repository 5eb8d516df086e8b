using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>
/// What the generator knows of each file, because it made it: what an examination should find. It lies beside
/// the material and never comes into a vault.
/// </summary>
internal sealed class GroundTruth(string folder)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, JsonObject> _files = new(StringComparer.Ordinal);

    /// <summary>The place of a file that is to be made.</summary>
    public string Path(string file)
    {
        var path = System.IO.Path.Combine(folder, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public byte[] Read(string file) => File.ReadAllBytes(Path(file));

    public void Write(string file, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(Path(file), FileMode.Create);
        stream.Write(bytes);
    }

    /// <summary>Says what a file is: its kind and its type by content; the caller adds the rest.</summary>
    /// <param name="file">The path below the folder, with slashes.</param>
    /// <param name="kind">video, picture, text, telemetry, archive or none.</param>
    /// <param name="type">The media type that the bytes have, whatever the name says.</param>
    public JsonObject Tell(string file, string kind, string type) =>
        _files[file] = new JsonObject { ["kind"] = kind, ["type"] = type };

    public static JsonObject Video(int width, int height, int frames, int framesPerSecond) => new()
    {
        ["width"] = width,
        ["height"] = height,
        ["frames"] = frames,
        ["frames_per_second"] = framesPerSecond,
        ["duration_s"] = Math.Round((double)frames / framesPerSecond, 3),
    };

    /// <summary>From which file, which seconds of it, and what was done to them.</summary>
    public static JsonObject From(string file, double from, double to, params string[] transforms) => new()
    {
        ["file"] = file,
        ["from_s"] = from,
        ["to_s"] = to,
        ["transforms"] = List(transforms),
    };

    public static JsonArray List<T>(IEnumerable<T> values) =>
        [.. values.Select(value => JsonValue.Create(value))];

    /// <summary>How many files of each kind there are, in one line.</summary>
    public string Summary()
    {
        var kinds = _files.Values.GroupBy(told => (string)told["kind"]!)
            .OrderByDescending(kind => kind.Count())
            .Select(kind => $"{kind.Key} {Text(kind.Count())}");
        int With(string name) => _files.Values.Count(told => told.ContainsKey(name));
        var copies = _files.Values.Count(told => told["derived_from"] is JsonArray { Count: > 0 });
        return $"{Text(_files.Count)} files ({string.Join(", ", kinds)}); {Text(copies)} made of others, "
            + $"{Text(With("telemetry"))} with telemetry, {Text(With("audio"))} with sound, "
            + $"{Text(With("damage"))} damaged";
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    public void Save(string file)
    {
        var files = new JsonObject();
        foreach (var (name, told) in _files)
        {
            var bytes = Read(name);
            told["size_bytes"] = bytes.Length;
            told["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
            files[name] = told;
        }

        var whole = new JsonObject
        {
            ["about"] = "An invented training exercise on a fictional place, made by a program.",
            ["starts"] = Exercise.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["files"] = files,
        };
        Write(file, JsonSerializer.SerializeToUtf8Bytes(whole, Indented));
    }
}
