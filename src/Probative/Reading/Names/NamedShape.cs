using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Reading.Names;

/// <summary>Sources, entities and places in the shape of docs/spec/json-output.md.</summary>
internal static class NamedShape
{
    public static JsonObject ToJson(NamedThing thing, Standing standing)
    {
        var view = thing.View;
        var shape = new JsonObject
        {
            ["id"] = view.Id.ToString(),
            ["ref"] = view.Reference.ToString(),
            ["case"] = standing.ToJson(),
        };
        Describe(shape, view);
        shape["names"] = new JsonArray([.. thing.OtherNames.Select(ToJson)]);
        if (view.Node != NodeKind.Source)
            shape["kept_apart"] = new JsonArray([.. thing.Apart.Select(pair => ToJson(pair, view))]);
        shape["index"] = view.FromIndex;
        shape["number"] = view.Number;
        shape["recorded_at"] = FactJson.Time(view.RecordedAt);
        shape["actor"] = view.Actor;
        return shape;
    }

    /// <summary>One description of several, as it stood.</summary>
    public static JsonObject ToJson(NamedView view)
    {
        var shape = new JsonObject();
        Describe(shape, view);
        shape["index"] = view.FromIndex;
        shape["number"] = view.Number;
        shape["until_index"] = view.ToIndex;
        shape["recorded_at"] = FactJson.Time(view.RecordedAt);
        shape["actor"] = view.Actor;
        return shape;
    }

    private static void Describe(JsonObject shape, NamedView view)
    {
        shape["name"] = view.Name;
        if (view.Node == NodeKind.Place)
        {
            shape["latitude"] = view.Latitude;
            shape["longitude"] = view.Longitude;
            shape["radius_m"] = view.RadiusMetres;
            shape["iso3166_2"] = view.Iso3166;
            shape["basis"] = view.Basis;
        }
        else
        {
            shape["kind"] = view.Kind;
            shape["remark"] = view.Remark;
        }

        shape["reason"] = view.Reason;
    }

    private static JsonObject ToJson(NameView name) => new JsonObject
    {
        ["name"] = name.Text,
        ["language"] = name.Language,
        ["reason"] = name.Reason,
    };

    private static JsonObject ToJson(KeptApartView pair, NamedView of) => new JsonObject
    {
        ["ref"] = new Reference(pair.Node, pair.One == of.Id ? pair.Other : pair.One).ToString(),
        ["reason"] = pair.Reason,
    };
}
