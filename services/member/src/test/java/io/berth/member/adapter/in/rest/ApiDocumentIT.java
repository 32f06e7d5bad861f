package io.berth.member.adapter.in.rest;

import io.berth.foundation.testing.ApiDocumentContract;

class ApiDocumentIT extends ApiDocumentContract {}
