package io.berth.search.adapter.in.rest;

import io.berth.foundation.testing.ApiDocumentContract;

class ApiDocumentIT extends ApiDocumentContract {}
