namespace CleanTemplate.WebApi.Common.Http;

/// <summary>The endpoints of one resource. Found by scanning, mapped in every version of the API, or in those that <see cref="ApiVersionsAttribute"/> names.</summary>
internal interface IEndpointGroup
{
    void Map(IEndpointRouteBuilder api);
}
