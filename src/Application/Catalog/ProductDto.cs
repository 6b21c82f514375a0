using AutoMapper;
using CleanTemplate.Application.Common;
using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog;

public sealed record ProductDto(
    ProductId Id, string Sku, string Name, MoneyDto Price, int Stock, bool IsArchived, DateTimeOffset CreatedAt, long Version);

internal sealed class ProductProfile : Profile
{
    public ProductProfile() => CreateMap<Product, ProductDto>()
        .ForCtorParam(nameof(ProductDto.Sku), sku => sku.MapFrom(product => product.Sku.Value))
        .ForCtorParam(nameof(ProductDto.Price), price => price.MapFrom(product => new MoneyDto(product.PriceAmount, product.PriceCurrency)));
}
