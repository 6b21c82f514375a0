using CleanTemplate.Application.Catalog.Csv;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

/// <summary>Which field of a line is what: the heading of a file.</summary>
internal sealed class ImportColumns
{
    public const string Sku = "sku", Name = "name", Price = "price", Currency = "currency", Stock = "stock";

    private static readonly string[] Known = [Sku, Name, Price, Currency, Stock];
    private static readonly string Allowed = $"The first line names these columns, each once, in any order: {string.Join(',', Known)}.";

    private readonly string[] _names;

    private ImportColumns(string[] names) => _names = names;

    public int Count => _names.Length;

    public static Result<ImportColumns> Of(CsvRecord heading) => heading.Flaw is { } flaw ? ProductImportErrors.Heading(flaw) : Of(heading.Text);

    public static Result<ImportColumns> Of(string heading)
    {
        string[] names = [.. CsvFields.Of(heading).Select(name => name.Trim().ToLowerInvariant())];
        if (names.Except(Known).FirstOrDefault() is { } unknown) return ProductImportErrors.Heading($"'{unknown}' is not a column. {Allowed}");
        if (Known.Except(names).FirstOrDefault() is { } missing) return ProductImportErrors.Heading($"'{missing}' is missing. {Allowed}");
        return names.Length > Known.Length ? ProductImportErrors.Heading($"A column occurs twice. {Allowed}") : new ImportColumns(names);
    }

    /// <summary>What a line has in this column.</summary>
    public string Field(IReadOnlyList<string> fields, string column) => fields[Array.IndexOf(_names, column)];

    public override string ToString() => string.Join(',', _names);
}
