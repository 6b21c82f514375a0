using System.Globalization;
using CleanTemplate.Application.Catalog.Csv;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

/// <summary>Reads the lines of an import as the products they ask for, under the rules of one that is asked for alone.</summary>
internal static class ImportedLines
{
    private const NumberStyles Amount = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly string NoPrice = $"price: This is a number with a decimal point, such as 9.50, more than 0 and at most {Product.MaxPrice:0}.";
    private static readonly string NoStock = $"stock: This is a whole number between 0 and {Product.MaxStock}.";

    /// <summary>The refusal says everything that is wrong, by column.</summary>
    public static async Task<Result<CreateProduct>> Read(
        this IEnumerable<IValidator<CreateProduct>> validators, string line, ImportColumns columns, CancellationToken cancellationToken)
    {
        var fields = CsvFields.Of(line);
        if (fields.Count != columns.Count) return ProductImportErrors.LineRejected([$"The line has {fields.Count} fields instead of {columns.Count}: {columns}."]);

        // What is no number is replaced by one that is good, so that the other fields are checked all the same.
        List<string> wrong = [];
        if (!decimal.TryParse(columns.Field(fields, ImportColumns.Price), Amount, CultureInfo.InvariantCulture, out var price))
        {
            wrong.Add(NoPrice);
            price = 1;
        }

        if (!int.TryParse(columns.Field(fields, ImportColumns.Stock), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var stock)) wrong.Add(NoStock);

        CreateProduct product = new(
            columns.Field(fields, ImportColumns.Sku), columns.Field(fields, ImportColumns.Name), new(price, columns.Field(fields, ImportColumns.Currency)), stock);
        if (await validators.Refuse(product, cancellationToken) is { } refusal)
            wrong.AddRange(refusal.Fields.SelectMany(field => field.Value, (field, message) => $"{ColumnOf(field.Key)}: {message}"));
        return wrong.Count == 0 ? product : ProductImportErrors.LineRejected(wrong);
    }

    private static string ColumnOf(string field) => field switch
    {
        "price.amount" => ImportColumns.Price,
        "price.currency" => ImportColumns.Currency,
        _ => field,
    };
}

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

/// <summary>The lines of an import between the file and the products.</summary>
public interface IStagedLines
{
    /// <summary>Writes some lines at once and holds on to none of them, so that a file of any length takes the same memory.</summary>
    Task Stage(ProductImportId import, IReadOnlyList<StagedLine> lines, IReadOnlyList<RejectedLine> rejected, CancellationToken cancellationToken);

    /// <summary>The first of those that are not dealt with.</summary>
    Task<IReadOnlyList<StagedLine>> Next(ProductImportId import, int count, CancellationToken cancellationToken);

    /// <summary>The lines up to this one are dealt with: of them, only the rejected ones are kept.</summary>
    Task Settle(ProductImportId import, int upToLine, IReadOnlyList<RejectedLine> rejected, CancellationToken cancellationToken);
}

/// <param name="Line">Where it begins in the file, counted from 1.</param>
public sealed record StagedLine(int Line, string Text)
{
    public const int TextLength = 1_000;
}

public sealed record RejectedLine(int Line, string Text, string Reason)
{
    public const int ReasonLength = 1_000;
}

/// <summary>An import that has a job is gone, or its lines are: trying again brings neither back.</summary>
public sealed class ImportLostException(ProductImportId import) : PermanentFailureException($"The import {import}, or what is left of its lines, is gone.");
