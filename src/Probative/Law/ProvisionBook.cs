using System.Text.Json;

namespace Probative.Law;

/// <summary>The provisions that the product knows, from its data file `provisions.json`.</summary>
public sealed class ProvisionBook
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly Lazy<ProvisionBook> s_own = new(Read);

    private ProvisionBook(Book book)
    {
        (Banner, AsOf, All) = (book.Banner, book.AsOf, book.Provisions);
        ById = book.Provisions.ToDictionary(one => one.Id, StringComparer.Ordinal);
    }

    public static ProvisionBook Own => s_own.Value;

    /// <summary>What stands over everything that is shown of the law.</summary>
    public string Banner { get; }

    /// <summary>The month of the data.</summary>
    public string AsOf { get; }

    public IReadOnlyList<Provision> All { get; }
    public IReadOnlyDictionary<string, Provision> ById { get; }

    private static ProvisionBook Read()
    {
        using var stream = typeof(ProvisionBook).Assembly.GetManifestResourceStream(
            typeof(ProvisionBook), "provisions.json")
            ?? throw new InvalidOperationException("The provisions are not embedded.");
        return new ProvisionBook(JsonSerializer.Deserialize<Book>(stream, s_options)
            ?? throw new InvalidOperationException("The provisions are empty."));
    }

    private sealed record Book(string AsOf, string Banner, IReadOnlyList<Provision> Provisions);
}
