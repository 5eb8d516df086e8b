using System.Globalization;
using System.Text.Json.Nodes;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using Directory = MetadataExtractor.Directory;

namespace Probative.Decoding.Metadata;

/// <summary>Everything that MetadataExtractor reads in a file, by directory and tag.</summary>
internal static class MetadataReader
{
    private const int DirectoriesMax = 500;
    private const int TagsMax = 4_000;
    private const int ErrorsMax = 20;

    public static JsonObject Read(string path)
    {
        IReadOnlyList<Directory> directories;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
            directories = ImageMetadataReader.ReadMetadata(file);
        }
        catch (ImageProcessingException)
        {
            return Answer.Of("unknown");
        }

        var answer = Answer.Of("read");
        var (kept, tags) = (new JsonArray(), 0);
        foreach (var directory in directories.Take(DirectoriesMax))
        {
            kept.Add(Of(directory, TagsMax - Math.Min(TagsMax, tags)));
            tags += directory.TagCount;
        }

        answer["directories"] = kept;
        answer["directories_left_out"] = Math.Max(0, directories.Count - DirectoriesMax);
        answer["tags_left_out"] = Math.Max(0, tags - TagsMax);
        answer["positions"] = new JsonArray([.. directories.OfType<GpsDirectory>().Take(DirectoriesMax)
            .Select(PositionOf).Where(position => position is not null)]);
        return answer;
    }

    private static JsonObject Of(Directory directory, int most) => new()
    {
        ["name"] = BoundedText.Of(directory.Name),
        ["tags"] = new JsonArray([.. directory.Tags.Take(most).Select(tag => (JsonNode)new JsonObject
        {
            ["id"] = tag.Type,
            ["name"] = BoundedText.Of(tag.Name),
            ["description"] = BoundedText.Of(DescriptionOf(tag)),
            ["value"] = BoundedText.Of(TagText.Of(directory.GetObject(tag.Type))),
        })]),
        ["errors"] = new JsonArray([.. directory.Errors.Take(ErrorsMax)
            .Select(error => (JsonNode?)BoundedText.Of(error))]),
    };

    private static string? DescriptionOf(Tag tag)
    {
        try
        {
            return tag.Description;
        }
        catch (Exception fault) when (Faults.IsOfTheFile(fault))
        {
            // One value that it cannot put in words leaves the others.
            return null;
        }
    }

    private static JsonObject? PositionOf(GpsDirectory directory)
    {
        if (directory.GetGeoLocation() is not { } place) return null;
        return double.IsFinite(place.Latitude + place.Longitude)
            ? new JsonObject
            {
                ["latitude"] = Text(place.Latitude), ["longitude"] = Text(place.Longitude),
            }
            : null;
    }

    private static string Text(double degrees) =>
        degrees.ToString("0.########", CultureInfo.InvariantCulture);
}
