using System.Globalization;
using CleanTemplate.Application.Catalog.Csv;
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
