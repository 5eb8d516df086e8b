using System.Text.Json.Nodes;
using Probative.Handover.CaseUco;
using Probative.Incidents;
using Probative.Incidents.Links;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Local.Packages;
using Probative.Preservation.Restrictions;
using Probative.Reading.Observations;
using Probative.Tests.Peers;
using Probative.Tests.Shared;
using Probative.Tests.Verification;
using Xunit;

namespace Probative.Tests.Handover.CaseUco;

/// <summary>A case in CASE/UCO: what the shapes of that ask, what stays alleged, what is left out.</summary>
public sealed class CaseUcoTests
{
    private const string Published = "case-uco/ontology/case-1.4.0.ttl";

    /// <summary>Documents of others of which our few shapes say all that the published ones do.</summary>
    private static readonly string[] s_covered =
    [
        "event_XFAIL.json", "location_XFAIL.json", "object_status_XFAIL.json", "location_PASS.json",
        "object_status_PASS.json", "has_facet_inverse_functional_PASS.json", "owl_properties_PASS.json",
    ];

    [Fact]
    public async Task The_validator_reads_and_judges_documents_of_others_as_it_is_known_to()
    {
        var folder = Repository.Outside("case-uco/uco-tests");
        var expected = Expected();
        string[] files = [.. expected.Select(one => Path.Combine(folder, one.Key))];
        var told = await ShaclPeer.ValidateAsync(ShaclPeer.OwnShapes, files, Desk.Ct);

        // The shapes add as many triples of subclasses to each document; all others are the document's.
        Assert.Single(expected.Select(one => (long)one.Value!["triples"]! - (long)told[one.Key]!["triples"]!)
            .Distinct());
        foreach (var name in s_covered)
        {
            Assert.True(
                JsonNode.DeepEquals(Sorted(expected[name]!["results"]), Sorted(told[name]!["results"])),
                $"{name}: {told[name]!.ToJsonString()}");
            Assert.Equal(
                name.Contains("XFAIL", StringComparison.Ordinal), (long)told[name]!["violations"]! > 0);
        }
    }

    [Fact]
    public async Task With_the_published_shapes_it_judges_all_of_them_as_it_is_known_to()
    {
        var shapes = Repository.Outside(Published);
        var folder = Repository.Outside("case-uco/uco-tests");
        var expected = Expected();
        var told = await ShaclPeer.ValidateAsync(
            shapes, expected.Select(one => Path.Combine(folder, one.Key)), Desk.Ct);
        foreach (var (name, known) in expected)
        {
            Assert.Equal((long)known!["triples"]!, (long)told[name]!["triples"]!);
            Assert.Equal((long)known["violations"]!, (long)told[name]!["violations"]!);
        }
    }

    [Fact]
    public async Task An_export_violates_no_shape_of_the_published_ones()
    {
        var shapes = Repository.Outside(Published);
        await using var desk = await FilledAsync();
        var (file, _) = await ExportAsync(desk);
        Assert.Equal(0, await ViolationsAsync(shapes, file));
    }

    [Fact]
    public async Task An_export_violates_no_shape_and_one_that_was_broken_does()
    {
        await using var desk = await FilledAsync();
        var (file, _) = await ExportAsync(desk);
        Assert.Equal(0, await ViolationsAsync(ShaclPeer.OwnShapes, file));
        (string Type, Action<JsonObject> Break)[] ways =
        [
            ("uco-types:Hash", node => node.Remove("uco-types:hashValue")),
            ("uco-types:Hash", node => node["uco-types:hashValue"] = "not hex"),
            ("uco-core:Annotation", node => node.Remove("uco-core:object")),
            ("uco-core:Annotation", node => node["uco-core:object"] = new JsonObject
            {
                ["@id"] = "urn:uuid:00000000-0000-8000-8000-000000000000",
            }),
            ("uco-core:Annotation", node => node["uco-core:objectCreatedTime"] = "yesterday"),
            ("uco-core:Event", node => node["uco-core:name"] = new JsonArray("one", "other")),
            ("uco-observable:FileFacet", node => node["uco-observable:sizeInBytes"] = "many"),
            ("case-investigation:InvestigativeAction", node => node["uco-action:endTime"] = 12),
            ("case-investigation:InvestigativeAction", node => node["@type"] = new JsonArray(
                "case-investigation:InvestigativeAction", "uco-core:Event")),
        ];
        foreach (var (type, breaks) in ways)
        {
            var document = JsonNode.Parse(await File.ReadAllTextAsync(file, Desk.Ct))!;
            breaks(document["@graph"]!.AsArray().First(node => (string?)node!["@type"] == type)!.AsObject());
            var broken = desk.Desk.Folder[$"{Guid.CreateVersion7():N}.jsonld"];
            await File.WriteAllTextAsync(broken, document.ToJsonString(), Desk.Ct);
            Assert.True(await ViolationsAsync(ShaclPeer.OwnShapes, broken) > 0, document.ToJsonString());
        }
    }

    [Fact]
    public async Task The_same_case_gives_the_same_bytes_and_names_that_can_be_made_again()
    {
        await using var desk = await FilledAsync();
        var (first, _) = await ExportAsync(desk);
        await desk.Desk.ReopenAsync();
        var (second, told) = await ExportAsync(desk);
        Assert.Equal(
            await File.ReadAllBytesAsync(first, Desk.Ct), await File.ReadAllBytesAsync(second, Desk.Ct));
        var nodes = await NodesAsync(second);
        Assert.Equal(told.Count("nodes"), nodes.Count);
        var names = nodes.Select(node => (string)node["@id"]!).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal).Distinct(), names);
        Assert.Contains(NodeId.Of($"item:{desk.Item}"), names);
        Assert.All(names, name => Assert.Matches(
            "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", name));

        // Nothing is named that has no node.
        var text = await File.ReadAllTextAsync(second, Desk.Ct);
        foreach (var part in text.Split("urn:uuid:")[1..]) Assert.Contains($"urn:uuid:{part[..36]}", names);
    }

    [Fact]
    public async Task What_is_alleged_hedged_denied_or_ours_says_so_in_its_words()
    {
        await using var desk = await FilledAsync();
        var (file, told) = await ExportAsync(desk);
        Assert.Equal(
            (2, 2, 1, 1, 1, 1),
            ((int)told.Count("items"), (int)told.Count("receipts"), (int)told.Count("claims"),
                (int)told.Count("observations"), (int)told.Count("findings"), (int)told.Count("incidents")));
        var nodes = await NodesAsync(file);
        string Words(string what) => (string)nodes.Single(
            node => (string?)node["@id"] == NodeId.Of(what))["uco-core:description"]![0]!;
        Assert.StartsWith(
            "Alleged. Ridge Courier says: \"reportedly closed\" (hedged by \"reportedly\"; bytes 15 to 32",
            Words(desk.Claim), StringComparison.Ordinal);
        var finding = (await desk.Desk.FactsAsync("FindingDrafted"))[0].Fields.Text("finding");
        Assert.StartsWith(
            "Our finding, not a court's (signed, inferred): The bridge was closed on Tuesday. "
                + "Likelihood: likely. Confidence: low.",
            Words($"finding:{finding}"), StringComparison.Ordinal);
        var incident = nodes.Single(node => (string?)node["@type"] == "uco-core:Event");
        Assert.Equal("alleged incident", (string?)incident["uco-core:eventType"]);
        Assert.StartsWith(
            "alleged incident, according to a resident",
            (string?)incident["uco-core:description"]![0], StringComparison.Ordinal);
        Assert.Single(incident["uco-core:eventContext"]!.AsArray());
    }

    [Fact]
    public async Task A_restricted_item_is_left_out_with_all_that_is_said_of_it_unless_asked_for()
    {
        await using var desk = await FilledAsync();
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Ira, Item = desk.Item, Case = null, Reason = "A person is named",
        });
        var (file, told) = await ExportAsync(desk);
        Assert.Equal((1, 1, 3), ((int)told.Count("items"), (int)told.Count("restricted_left_out"),
            (int)told.Count("of_these_left_out")));
        var text = await File.ReadAllTextAsync(file, Desk.Ct);
        foreach (var hidden in (string[])[desk.Item, "Ridge Courier", "a horn", "closed on Tuesday"])
            Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
        Assert.Equal(0, await ViolationsAsync(ShaclPeer.OwnShapes, file));
        var (_, all) = await ExportAsync(desk, restricted: true);
        Assert.Equal((2, 0), ((int)all.Count("items"), (int)all.Count("restricted_left_out")));
    }

    [Fact]
    public async Task A_finding_that_somebody_owes_an_opinion_on_is_not_in_theirs_and_no_file_is_replaced()
    {
        await using var desk = await FilledAsync();
        var finding = (await desk.Desk.FactsAsync("FindingDrafted"))[0].Fields.Text("finding")!;
        Assert.Empty((await desk.AskAsync(finding, "Ola Nordby")).Problems);
        var (file, told) = await ExportAsync(desk, by: desk.Ola);
        Assert.Equal((0, 1), ((int)told.Count("findings"), (int)told.Count("hidden")));
        Assert.DoesNotContain(finding, await File.ReadAllTextAsync(file, Desk.Ct), StringComparison.Ordinal);
        var again = await RunAsync(desk, file, false, desk.Ira);
        Assert.Equal(["out-exists"], again.Codes);
    }

    private static JsonObject Expected() => new(
        JsonNode.Parse(File.ReadAllText(Repository.Outside("case-uco/uco-tests-expected.json")))!.AsObject()
            .Select(one => KeyValuePair.Create(one.Key, one.Value!["shacl_core"]?.DeepClone())));

    private static JsonObject Sorted(JsonNode? results) => new(results!.AsObject()
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));

    private static async Task<long> ViolationsAsync(string shapes, string file)
    {
        var told = await ShaclPeer.ValidateAsync(shapes, [file], Desk.Ct);
        TestContext.Current.TestOutputHelper?.WriteLine(told.ToJsonString());
        Assert.True((long)told[Path.GetFileName(file)]!["triples"]! > 50);
        return (long)told[Path.GetFileName(file)]!["violations"]!;
    }

    private static async Task<List<JsonNode>> NodesAsync(string file) =>
    [
        .. JsonNode.Parse(await File.ReadAllTextAsync(file, Desk.Ct))!["@graph"]!.AsArray()
            .Select(one => one!),
    ];

    /// <summary>A case with an item, a claim, a moment, a finding and an incident about the claim.</summary>
    private static async Task<FindingDesk> FilledAsync()
    {
        var desk = await FindingDesk.CreateAsync();
        await Desk.RunAsync(new ObservationRecorder(desk.Desk.Vault), new RecordObservation
        {
            By = desk.Ira, Item = desk.Item, Case = null, Text = "a horn", Kind = "heard",
            From = 83.5m, To = 85,
        });
        await desk.SignedAsync();
        var told = await Desk.RunAsync(new IncidentKeeper(desk.Desk.Vault), new DescribeIncident
        {
            By = desk.Ira, Case = "Exercise", Title = "Closing of the bridge", AccordingTo = ["a resident"],
        });
        await Desk.RunAsync(new LinkKeeper(desk.Desk.Vault), new AddLink
        {
            By = desk.Ira, Case = "Exercise", From = desk.Claim, Relation = "about",
            To = $"incident:{(string?)told.Result["incident"]!["id"]}", Reason = "It tells of it",
        });
        return desk;
    }

    private static async Task<(string File, Told Told)> ExportAsync(
        FindingDesk desk, bool restricted = false, MemberId? by = null)
    {
        var file = desk.Desk.Folder[$"{Guid.CreateVersion7():N}.jsonld"];
        var told = await RunAsync(desk, file, restricted, by ?? desk.Ira);
        Assert.Equal(Ending.Done, told.Ending);
        return (file, told);
    }

    private static Task<Told> RunAsync(FindingDesk desk, string file, bool restricted, MemberId by) =>
        Desk.RunAsync(new CaseUcoExporter(desk.Desk.Vault, new Outlet()), new ExportCaseUco
        {
            By = by, Case = "Exercise", To = file, WithRestricted = restricted,
        });
}
