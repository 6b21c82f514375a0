using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.SpareParts;

public static class PartSupplierErrors
{
    public static readonly Error NameOutOfRange =
        new(ErrorKind.Rule, "spare_parts.part_supplier_name_out_of_range", $"A name has 1 to {PartSupplier.NameLength} characters.");

    public static Error NotFound(PartSupplierId id) =>
        new(ErrorKind.NotFound, "spare_parts.part_supplier_not_found", $"There is no part supplier {id}.");
}
