namespace CleanTemplate.WebApi.Common.Http;

/// <summary>Endpoints that others expect at a fixed place outside the API. Found by scanning; no use case speaks for their access.</summary>
internal interface IRootEndpoints
{
    void Map(IEndpointRouteBuilder root);
}
