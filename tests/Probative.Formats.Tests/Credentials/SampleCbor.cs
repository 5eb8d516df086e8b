using System.Formats.Cbor;

namespace Probative.Formats.Tests.Credentials;

/// <summary>CBOR from dictionaries, lists, texts, numbers and bytes.</summary>
internal static class SampleCbor
{
    public static byte[] Of(object value)
    {
        var writer = new CborWriter();
        Write(writer, value);
        return writer.Encode();
    }

    public static Dictionary<string, object> Map(params (string Key, object Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Key, pair => pair.Value);

    private static void Write(CborWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteTextString(text); break;
            case byte[] bytes: writer.WriteByteString(bytes); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case int number: writer.WriteInt64(number); break;
            case long number: writer.WriteInt64(number); break;
            case Dictionary<string, object> map:
                writer.WriteStartMap(map.Count);
                foreach (var (key, item) in map)
                {
                    writer.WriteTextString(key);
                    Write(writer, item);
                }

                writer.WriteEndMap();
                break;
            case System.Collections.IEnumerable list:
                var items = list.Cast<object>().ToList();
                writer.WriteStartArray(items.Count);
                items.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            default: throw new ArgumentException("No such value.", nameof(value));
        }
    }
}
