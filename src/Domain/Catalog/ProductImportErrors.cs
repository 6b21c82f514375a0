using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

public static class ProductImportErrors
{
    public static readonly Error NoHeading = Invalid("body", "The file is empty.");

    public static readonly Error NoLines = Invalid("body", "There is no line of products below the heading.");

    public static readonly Error TooManyLines = Invalid("body", $"An import has at most {ProductImport.MaxLines} lines: send the rest as another one.");

    public static Error NotFound(ProductImportId id) =>
        new(ErrorKind.NotFound, "catalog.import_not_found", $"There is no import {id}.");

    public static Error Ended(ProductImportId id) =>
        new(ErrorKind.Conflict, "catalog.import_ended", $"The import {id} has ended: there is nothing to call off.");

    public static Error Heading(string wrong) => Invalid("heading", wrong);

    public static Error LineRejected(IEnumerable<string> wrong) =>
        new(ErrorKind.Validation, "catalog.line_rejected", string.Join(' ', wrong));

    private static Error Invalid(string field, string wrong) =>
        CommonErrors.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [wrong] });
}
