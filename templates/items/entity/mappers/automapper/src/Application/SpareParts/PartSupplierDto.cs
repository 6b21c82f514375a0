using AutoMapper;
using CleanTemplate.Domain.SpareParts;

namespace CleanTemplate.Application.SpareParts;

public sealed record PartSupplierDto(PartSupplierId Id, string Name, DateTimeOffset CreatedAt, long Version);

internal sealed class PartSupplierProfile : Profile
{
    public PartSupplierProfile() => CreateMap<PartSupplier, PartSupplierDto>();
}
