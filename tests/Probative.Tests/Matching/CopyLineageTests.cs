using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Matching.Lineage;
using Probative.Tests.Samples;
using Xunit;

namespace Probative.Tests.Matching;

public sealed class CopyLineageTests
{
    [Fact]
    public async Task The_coarse_soft_copy_that_lost_its_device_can_derive_from_the_other()
    {
        if (!SampleMaterial.IsHere("exiftool")) Assert.Skip("Not run: exiftool is not installed.");
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddAsync(
            "a.jpg",
            "-f lavfi -i mandelbrot=size=800x600:rate=1:start_scale=0.3 -vf noise=alls=12:all_seed=1 "
                + "-frames:v 1 -q:v 2");
        await desk.AddAsync("b.jpg", "-i a.jpg -vf gblur=sigma=1.6 -q:v 20");
        desk.Desk.Folder.Shell("rm b.jpg; exiftool -q -o c.jpg -Make=Orsa -Model=K4 a.jpg; rm a.jpg");
        await desk.Desk.AddAsync(desk.Desk.Add());
        await desk.ExaminePicturesAsync(withMetadata: true);
        await desk.MatchAsync();

        var arrow = await ArrowAsync(desk, "name:c.jpg", "b.jpg");
        var isForth = (string?)arrow["second"]!["name"] == "b.jpg";
        Assert.Equal(isForth ? "forth" : "back", (string?)arrow["direction"]);
        var signs = string.Join('\n', arrow[isForth ? "second_from_first" : "first_from_second"]!.AsArray());
        Assert.Contains("c.jpg names a device in its metadata, Orsa K4, and b.jpg none", signs);
        Assert.Contains("b.jpg was coded more coarsely", signs);
        Assert.Contains("b.jpg is softer", signs);
    }

    private static async Task<JsonNode> ArrowAsync(MatchDesk desk, string item, string other)
    {
        var told = await Desk.RunAsync(
            new CopyGroupTeller(desk.Desk.Vault),
            new ShowCopies
            {
                By = desk.Desk.Member, Item = item, Case = "Exercise", AsOf = null, Limit = 100,
            });
        Assert.Equal(Ending.Done, told.Ending);
        return told.Result["arrows"]!.AsArray().OfType<JsonNode>().First(arrow =>
            ((string?[])[(string?)arrow["first"]!["name"], (string?)arrow["second"]!["name"]])
                .Intersect([item["name:".Length..], other]).Count() == 2);
    }
}
