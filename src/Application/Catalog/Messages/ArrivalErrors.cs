using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog.Messages;

internal static class ArrivalErrors
{
    public static Error NoSku(string text) =>
        new(ErrorKind.Validation, "catalog.no_sku", $"'{text}' is no sku: it has 1 to {Sku.MaxLength} letters, digits and hyphens.");

    public static Error UnknownSku(Sku sku) =>
        new(ErrorKind.NotFound, "catalog.sku_not_found", $"There is no product with the sku {sku}.");
}
